import { orderWire } from '../../../shared/connector/wire';
import type { OrderContents } from '../../../shared/order-contents';
import { fail, ok, type Result } from '../../../shared/result';
import { decodeText } from '../entities';
import { isRawObject, readWhole, type RawObject } from '../wire/fields';
import { readOrderHeader } from '../wire/order';
import type { WholeOrder } from './types';
import { unreadable } from './unreadable';

type Wire = ReturnType<typeof orderWire.parse>;

const customFields = ['custom_field', 'payment_custom_field', 'shipping_custom_field'];

/** The id of an order on the wire, as far as it can be told; null when it cannot. */
export function idOnWire(raw: unknown): number | null {
  if (!isRawObject(raw) || !isRawObject(raw['order'])) return null;
  const id = readWhole(raw['order'], 'order_id');
  return id > 0 ? id : null;
}

/**
 * A whole order as the connector sends it (docs/connector-protocol.md, 3), text decoded once. Its header goes through the parser of
 * `order/info`. Fails as `unexpected-answer`; `asked`: the id it must have, null for any.
 */
export function readWholeOrder(raw: unknown, asked: number | null): Result<WholeOrder> {
  const id = asked ?? idOnWire(raw);
  if (id === null) return fail('unexpected-answer', { start: 'order without an id' });
  const parsed = orderWire.safeParse(raw);
  if (!parsed.success) return unreadable(`order ${id}`, parsed.error);
  const wire = parsed.data;
  const header = readOrderHeader(columns(wire), id);
  return header.ok ? ok({ header: header.value, contents: readContents(wire) }) : header;
}

/** The order's columns as `order/info` would tell them: a custom field is the column's own text there. */
function columns(wire: Wire): RawObject {
  const all: RawObject = { ...wire.extra, ...wire.order };
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [
      name,
      customFields.includes(name) ? readColumn(value) : value,
    ]),
  );
}

/** JSON of a column; null for '' and for what is none (very old shops kept PHP's own format there). */
function readColumn(text: unknown): unknown {
  try {
    return typeof text === 'string' ? (JSON.parse(text) as unknown) : null; // JSON.parse answers any
  } catch {
    return null;
  }
}

function readContents(wire: Wire): OrderContents {
  return {
    version: wire.version,
    lines: wire.products.map((line) => ({
      lineId: line.order_product_id,
      productId: line.product_id,
      name: decodeText(line.name),
      model: decodeText(line.model),
      quantity: line.quantity,
      price: line.price,
      total: line.total,
      tax: line.tax,
      reward: line.reward,
      options: line.options.map((option) => ({
        optionId: option.order_option_id,
        productOptionId: option.product_option_id,
        productOptionValueId: option.product_option_value_id,
        name: decodeText(option.name),
        value: decodeText(option.value),
        type: option.type,
      })),
    })),
    vouchers: wire.vouchers.map((voucher) => ({
      voucherId: voucher.voucher_id,
      description: decodeText(voucher.description),
      code: decodeText(voucher.code),
      fromName: decodeText(voucher.from_name),
      fromEmail: decodeText(voucher.from_email),
      toName: decodeText(voucher.to_name),
      toEmail: decodeText(voucher.to_email),
      message: decodeText(voucher.message),
      amount: voucher.amount,
    })),
    totals: wire.totals.map((total) => ({
      totalId: total.order_total_id,
      code: total.code,
      title: decodeText(total.title),
      value: total.value,
      sortOrder: total.sort_order,
    })),
    histories: wire.histories.map((entry) => ({
      entryId: entry.order_history_id,
      statusId: entry.order_status_id,
      isNotified: entry.notify,
      comment: decodeText(entry.comment),
      dateAdded: entry.date_added,
    })),
    historiesLeftOut: wire.histories_left_out,
  };
}
