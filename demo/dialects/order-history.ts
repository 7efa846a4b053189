import { phpAnswer, type Outcome, type ShopAnswer, type ShopRequest } from '../http/messages';
import { asPhpText, toPhpInt } from '../php/int-cast';
import type { Json } from '../php/json';
import { storedText } from '../php/text';
import { writeHistory, type WriteEnd } from '../shop/history-writer';
import type { ShopSettings } from '../shop/settings';
import { textsOf, type Shop } from '../shop/shop';
import { habitOf } from './writing-habits';

/** The answer to a history call; without JSON when PHP ended before it: the mailer's exception, or death in the middle. */
export type HistoryAnswer =
  | { readonly kind: 'json'; readonly json: Json; readonly outcome: Outcome }
  | { readonly kind: Exclude<WriteEnd, 'done'> };

/** Whether PHP takes the text for true. */
export function isPhpTrue(text: string | null): boolean {
  return text !== null && text !== '' && text !== '0';
}

/**
 * api/order/history of 2.3 and 3.0: the order is named in the query, all else in the body. A missing order_status_id, as in a GET, is
 * status 0; no status is refused (recordings 2.3.0.2/325–333, 3.0.3.9/216–226).
 */
export function orderHistory(
  request: ShopRequest,
  shop: Shop,
  dialect: '2.3' | '3.0',
  language: string,
  isAllowed: boolean,
): HistoryAnswer {
  const texts = textsOf(language);
  const refuse = (error: string, outcome: Outcome): HistoryAnswer => ({
    kind: 'json',
    json: { error },
    outcome,
  });
  if (!isAllowed) return refuse(texts.noPermission, 'no-permission');
  const row = shop.orders.get(toPhpInt(request.query['order_id']));
  if (row === null) return refuse(texts.orderNotFound, 'no-order');
  const notify = asPhpText(request.form['notify']);
  const entry = {
    statusId: toPhpInt(request.form['order_status_id']),
    comment: storedText(asPhpText(request.form['comment']) ?? ''),
    isNotified: isPhpTrue(notify),
    notify: String(toPhpInt(notify ?? '')),
  };
  const end = writeHistory(shop, row, entry, habitOf(dialect), {
    nowText: shop.clock().localText(shop.clock().now()),
    settings: shop.settings(),
    trouble: request.trouble ?? {},
  });
  if (end !== 'done') return { kind: end };
  return { kind: 'json', json: { success: texts.orderSuccess }, outcome: 'history' };
}

const mailerLines = {
  '2.3': { port: 1, file: '/var/www/html/system/library/mail.php', warned: 167, thrown: 170 },
  '3.0': { port: 2, file: '/var/www/html/system/library/mail/smtp.php', warned: 88, thrown: 91 },
} as const;

/**
 * What PHP prints when the mail server refuses: OpenCart's warning, and PHP's own words about the uncaught exception if PHP shows
 * errors; if it does not, the status is 500 (recordings 2.3.0.2/552, 3.0.3.9/294).
 */
export function mailFailure(
  dialect: '2.3' | '3.0',
  settings: ShopSettings,
  headers: ShopAnswer['headers'],
): ShopAnswer {
  const { port, file, warned, thrown } = mailerLines[dialect];
  const warning = `<b>Warning</b>: fsockopen(): Unable to connect to 127.0.0.1:${port} (Connection refused) in <b>${file}</b> on line <b>${warned}</b>`;
  const fatal = `<br />\n<b>Fatal error</b>:  Uncaught Exception: Error: Connection refused (111) in ${file}:${thrown}\nStack trace:\n#0 {main}\n  thrown in <b>${file}</b> on line <b>${thrown}</b><br />\n`;
  const body = (settings.displayErrors ? warning : '') + (settings.phpDisplayErrors ? fatal : '');
  return phpAnswer(settings.phpDisplayErrors ? 200 : 500, body, headers);
}
