import type { DialectName } from '../dialects/dialect';
import { habitOf } from '../dialects/writing-habits';
import { encodeEntities, storedText } from '../php/text';
import { mailsFor, writeHistory, type WriteTrouble } from '../shop/history-writer';
import type { Shop } from '../shop/shop';
import { done, refused, type CallEnd } from './call-end';
import type { Input } from './inputs';
import { orderJson, versionOf } from './order-json';

/** Text as the generation's database keeps it: 2.3 and 3.0 have no room for characters beyond three bytes. */
export function storedBy(dialect: DialectName, typed: string): string {
  return dialect.startsWith('4.') ? encodeEntities(typed) : storedText(typed);
}

/** Adds an entry through the shop's own history writer, with its mails. What cannot be finished is taken back. */
export function addEntry(
  shop: Shop,
  dialect: DialectName,
  input: Input<'history'>,
  trouble: WriteTrouble,
): CallEnd {
  const { order_id: orderId, order_status_id: statusId } = input;
  const row = shop.orders.get(orderId);
  if (row === null) return refused('not-found', { order_id: orderId });
  const isKnown = [...shop.tables.statusNames.keys()].some((key) => key.startsWith(`${statusId}/`));
  if (!isKnown) return refused('bad-input', { field: 'order_status_id', why: 'unknown' });
  const version = versionOf(shop, row);
  if (input.version !== null && input.version !== version) {
    return refused('conflict', { order_id: orderId, version });
  }
  const entry = {
    statusId,
    comment: storedBy(dialect, input.comment),
    isNotified: input.notify,
    notify: input.notify ? '1' : '0',
  };
  if (trouble.diesBeforeHistoryRow === true) return { kind: 'died' };
  const habit = habitOf(dialect);
  const settings = shop.settings();
  const needsMail = mailsFor(row, entry, settings).length > 0;
  if (needsMail && trouble.isMailDown === true && habit.mails === 'first') {
    return refused('failed', { where: 'mail', message: 'Error: Connection refused (111)' });
  }
  const nowText = shop.clock().localText(shop.clock().now());
  writeHistory(shop, row, entry, habit, { nowText, settings, trouble });
  const after = shop.orders.get(orderId) ?? row;
  return done({
    order_history_id: Number(shop.histories.of(orderId).at(-1)?.order_history_id ?? 0),
    version: versionOf(shop, after),
    order: orderJson(shop, dialect, after),
  });
}
