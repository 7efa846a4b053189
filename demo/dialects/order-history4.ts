import type { Outcome, ShopRequest } from '../http/messages';
import { asPhpText, toPhpInt } from '../php/int-cast';
import type { Json } from '../php/json';
import { cleaned } from '../php/php-array';
import { mailsFor, writeHistory } from '../shop/history-writer';
import type { Shop } from '../shop/shop';
import type { ShopTexts } from '../shop/texts';
import { isPhpTrue } from './order-history';
import { habitOf } from './writing-habits';

/** How a history call of 4.x ended. `notice` is PHP text before the JSON. */
export type HistoryAnswer4 =
  | {
      readonly kind: 'json';
      readonly json: Json;
      readonly outcome: Outcome;
      readonly notice: string;
    }
  | { readonly kind: 'died' }
  | { readonly kind: 'mail-failed' }
  /** PHP warned and the shop hides errors: nothing was written (recording 4.0.2.3/257). */
  | { readonly kind: 'hidden-warning' };

const noShipping =
  '<b>Warning</b>: Trying to access array offset on value of type null in <b>/var/www/html/catalog/controller/mail/order.php</b> on line <b>151</b>';

/**
 * Adds a history entry as 4.x does: all fields are in the body, a missing status is 0, any filled `notify` but 0 is true, emoji are kept
 * (recordings 4.0.2.3/233–241, 4.1.0.4/196–203).
 */
export function addHistory4(
  request: ShopRequest,
  shop: Shop,
  dialect: '4.0' | '4.1',
  texts: ShopTexts,
): HistoryAnswer4 {
  const { form } = request;
  const row = shop.orders.get(toPhpInt(form['order_id']));
  if (row === null) {
    const json = { error: texts.orderNotFound };
    return { kind: 'json', json, outcome: 'no-order', notice: '' };
  }
  const isNotified = isPhpTrue(asPhpText(form['notify']));
  const entry = {
    statusId: toPhpInt(form['order_status_id']),
    comment: cleaned(asPhpText(form['comment']) ?? ''),
    isNotified,
    notify: isNotified ? '1' : '0',
  };
  const settings = shop.settings();
  // 4.0's mail of a new order reads the shipping method; an order without one makes PHP warn.
  const isWarned =
    dialect === '4.0' &&
    row.shipping_method === '' &&
    mailsFor(row, entry, settings).some((mail) => mail.kind === 'order');
  if (isWarned && !settings.displayErrors) return { kind: 'hidden-warning' };
  const end = writeHistory(shop, row, entry, habitOf(dialect), {
    nowText: shop.clock().localText(shop.clock().now()),
    settings,
    trouble: request.trouble ?? {},
  });
  if (end !== 'done') return { kind: end };
  const json = { success: texts.orderSuccess };
  return { kind: 'json', json, outcome: 'history', notice: isWarned ? noShipping : '' };
}
