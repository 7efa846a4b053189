import { storedText } from '../php/text';
import type { HistoryRow } from '../shop/history-table';
import { createRandom } from './random';

const HISTORY_SALT = 6;

/** Most entries an order is born with; their ids begin at `orderId` × 8. */
export const mostBornEntries = 8;

/** How an order came to a status, by that status; others came straight from "Pending". */
const paths: Readonly<Record<number, readonly number[]>> = {
  0: [],
  1: [1],
  2: [1, 2],
  3: [1, 2, 3],
  5: [1, 2, 3, 5],
  9: [1, 7, 9],
  11: [1, 2, 3, 5, 11],
  12: [1, 2, 5, 12],
  13: [1, 2, 3, 5, 13],
  15: [1, 2, 15],
};

const comments: Readonly<Record<number, readonly string[]>> = {
  2: ['Packed by Ada & Tom', 'Zahlung ist da.'],
  3: ['Tracking: 00340434161094000000\nDPD', 'Left our house <today>', '発送しました。'],
  7: ['Customer called: "changed my mind"'],
  11: ['Refund 1/2, the rest follows.'],
};

/**
 * The entries an order has from the start: its way to the status it has, the first when it was placed, the last when it was last changed. Times are
 * milliseconds since 1970. An abandoned order has none.
 */
export function bornHistories(facts: {
  readonly seed: number;
  readonly orderId: number;
  readonly statusId: number;
  readonly addedAt: number;
  readonly modifiedAt: number;
  readonly localText: (instant: number) => string;
}): readonly HistoryRow[] {
  const { orderId, statusId, addedAt } = facts;
  const random = createRandom(facts.seed, orderId, HISTORY_SALT);
  const path = paths[statusId] ?? [1, statusId];
  const span = Math.max(0, facts.modifiedAt - addedAt);
  return path.map((status, index): HistoryRow => {
    const words = comments[status] ?? [];
    const comment = words.length > 0 && random.chance(0.3) ? random.pick(words) : '';
    const part = path.length === 1 ? 0 : index / (path.length - 1);
    return {
      order_history_id: String(orderId * mostBornEntries + index),
      order_status_id: String(status),
      notify: index === 0 || random.chance(0.4) ? '1' : '0',
      comment: storedText(comment),
      date_added: facts.localText(addedAt + Math.floor(span * part)),
    };
  });
}
