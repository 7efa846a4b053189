import { deltaPageWire, fullPageWire } from '../../../shared/connector/wire';
import { fail, ok, type Result } from '../../../shared/result';
import { isRawObject } from '../wire/fields';
import type { ConnectorPage, UnreadOrder, WholeOrder } from './types';
import { unreadable } from './unreadable';
import { idOnWire, readWholeOrder } from './whole-order';

/** A page of the full reading below `before` (null: from the newest). A page that would not get on is `unexpected-answer`. */
export function readFullPage(value: unknown, before: number | null): Result<ConnectorPage> {
  const parsed = fullPageWire.safeParse(value);
  if (!parsed.success) return unreadable('orders', parsed.error);
  const { orders, next_before: next, time } = parsed.data;
  if (next !== null && next >= (before ?? Infinity)) return standsStill();
  return ok({ ...readOrders(orders), next, mark: rawMark(value), serverTime: time * 1_000 });
}

/** A page of what changed, after the id `after`. A page that would not get on is `unexpected-answer`. */
export function readDeltaPage(value: unknown, after: number): Result<ConnectorPage> {
  const parsed = deltaPageWire.safeParse(value);
  if (!parsed.success) return unreadable('orders', parsed.error);
  const { orders, next_after: next, time } = parsed.data;
  if (next !== null && next <= after) return standsStill();
  return ok({ ...readOrders(orders), next, mark: rawMark(value), serverTime: time * 1_000 });
}

/** The mark of an answer as JSON text, with all it has: it is sent back as it came. */
export function rawMark(value: unknown): string {
  return JSON.stringify(isRawObject(value) ? (value['mark'] ?? null) : null);
}

function standsStill(): Result<never> {
  return fail('unexpected-answer', { start: 'orders: next page is this one' });
}

/** Each order by itself: one that cannot be read does not cost the others. */
function readOrders(raw: readonly unknown[]): Pick<ConnectorPage, 'orders' | 'unread'> {
  const orders: WholeOrder[] = [];
  const unread: UnreadOrder[] = [];
  for (const one of raw) {
    const read = readWholeOrder(one, null);
    if (read.ok) orders.push(read.value);
    else unread.push({ orderId: idOnWire(one), error: read.error });
  }
  return { orders, unread };
}
