import type { DialectName } from '../dialects/dialect';
import type { WriteTrouble } from '../shop/history-writer';
import type { OrderRow } from '../shop/order-row';
import type { Shop } from '../shop/shop';
import { done, refused, type CallEnd } from './call-end';
import { impossible, Impossible, type Draft } from './edit-draft';
import { planHeader } from './edit-header';
import type { EditInput } from './edit-input';
import { planLines } from './edit-lines';
import { moveStock, planStock, type StockMove } from './edit-stock';
import { planTotal, settleTotals } from './edit-totals';
import { storedBy } from './history-call';
import { orderJson, versionOf } from './order-json';

/** Plans an edit; nothing of it is in the shop afterwards. */
function plan(
  shop: Shop,
  dialect: DialectName,
  row: OrderRow,
  input: EditInput,
): { readonly draft: Draft; readonly stock: readonly StockMove[] } | Impossible {
  const { products, totals } = shop.orders.contents(Number(row.order_id));
  const draft: Draft = {
    shop,
    dialect,
    before: { row, products },
    row,
    products,
    totals,
    shipping: 0,
    shippingTaxes: new Map<number, number>(),
    others: 0,
    said: [],
    warnings: [],
    newId: () => (input.preview ? 0 : shop.orders.nextRowId()),
  };
  try {
    // Addresses first: they decide about the taxes.
    for (const change of input.changes) planHeader(draft, change);
    planLines(draft, input.changes);
    for (const change of input.changes) planTotal(draft, change);
    settleTotals(draft);
    if (draft.said.length === 0) impossible('nothing-to-do');
    return { draft, stock: planStock(draft) };
  } catch (error) {
    if (error instanceof Impossible) return error;
    throw error;
  }
}

/** Edits an order in place, or tells what that would come to. */
export function editOrder(
  shop: Shop,
  dialect: DialectName,
  input: EditInput,
  trouble: WriteTrouble,
): CallEnd {
  const { order_id: orderId } = input;
  const row = shop.orders.get(orderId);
  if (row === null) return refused('not-found', { order_id: orderId });
  const version = versionOf(shop, row);
  if (input.version !== version) return refused('conflict', { order_id: orderId, version });
  const planned = plan(shop, dialect, row, input);
  if (planned instanceof Impossible) return refused('not-possible', planned.facts);
  const { draft, stock } = planned;
  const { vouchers } = shop.orders.contents(orderId);
  const contents = { products: draft.products, vouchers, totals: draft.totals };
  const before = orderJson(shop, dialect, row);
  const tell = (warnings: Draft['warnings']) => ({ version, before, stock, warnings });
  if (input.preview) {
    const order = orderJson(shop, dialect, draft.row, contents);
    return done({ ...tell(draft.warnings), order, order_history_id: null });
  }
  if (trouble.diesBeforeHistoryRow === true) return { kind: 'died' };

  const nowText = shop.clock().localText(shop.clock().now());
  const after = { ...draft.row, date_modified: nowText };
  shop.orders.put(after);
  shop.orders.putContents(orderId, contents);
  moveStock(shop, stock);
  const { comment, notify } = input.history;
  const words =
    ['Order edited.', ...draft.said].join('\n') + (comment === '' ? '' : `\n\n${comment}`);
  const entry = shop.histories.add(orderId, {
    order_status_id: after.order_status_id,
    notify: notify ? '1' : '0',
    comment: storedBy(dialect, words),
    date_added: nowText,
  });
  const isMailLost = notify && (trouble.isMailDown === true || !shop.settings().hasMailEngine);
  if (notify && !isMailLost) shop.mails.send([{ to: after.email, kind: 'update', orderId }]);
  return done({
    ...tell(isMailLost ? [...draft.warnings, { code: 'mail-not-sent' }] : draft.warnings),
    order: orderJson(shop, dialect, after),
    order_history_id: Number(entry.order_history_id),
  });
}
