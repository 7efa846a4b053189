import { noContents } from '../shop/order-contents';
import type { OrderRow } from '../shop/order-row';
import type { OrderSource } from '../shop/order-table';
import { bornHistories, mostBornEntries } from './histories';
import { longestChangeMs, makeOrder, type MadeOrder } from './order';
import { mix } from './random';

const HOLE_SALT = 3;
const TIME_SALT = 4;
const DAY_MS = 86_400_000;

/** How a generated shop's orders are made. Text is as typed; times are milliseconds since 1970. */
export type GeneratedOrders = {
  readonly seed: number;
  /** How many orders exist; about a tenth of the ids between them are missing. */
  readonly orders: number;
  readonly now: number;
  readonly storeName: string;
  readonly storeUrl: string;
  readonly localText: (instant: number) => string;
};

/**
 * Orders as a pure function of seed and id: nothing is held in memory, 100,000 are as cheap as 400. Ids run with time, the
 * newest is a few hours old; they reach back half a year, or four years when there are thousands. Three orders hold odd data
 * that real shops have too: a currency value of 0, a date of zeros, a status the shop does not know.
 */
export function createGeneratedOrders(recipe: GeneratedOrders): OrderSource {
  const { seed, now } = recipe;
  const exists = (id: number): boolean => id === 1 || mix(seed, id, HOLE_SALT) % 10 !== 0;
  let highestId = 0;
  for (let count = 0; count < recipe.orders;) {
    highestId += 1;
    if (exists(highestId)) count += 1;
  }
  const span = (recipe.orders <= 2000 ? 183 : 1461) * DAY_MS;
  const addedAt = (id: number): number => {
    const place = (id - 1 + (mix(seed, id, TIME_SALT) / 4_294_967_296) * 0.9) / highestId;
    return Math.floor((now - span * (1 - place)) / 1000) * 1000;
  };
  const existingFrom = (id: number): number => {
    let found = Math.max(1, Math.floor(id));
    while (!exists(found)) found += 1;
    return found;
  };
  const odd = new Map<number, Partial<OrderRow>>([
    [existingFrom(highestId * 0.31), { currency_value: '0.00000000' }],
    [existingFrom(highestId * 0.47), { date_modified: '0000-00-00 00:00:00' }],
    [existingFrom(highestId * 0.63), { order_status_id: '99' }],
  ]);
  const customers = customersOf(recipe.orders);
  const has = (id: number): boolean => id >= 1 && id <= highestId && exists(id);
  // Whoever asks for an order's row asks for its contents next.
  let last: { readonly orderId: number; readonly made: MadeOrder } | null = null;
  const make = (orderId: number): MadeOrder => {
    if (last?.orderId === orderId) return last.made;
    const made = makeOrder({ ...recipe, orderId, addedAt: addedAt(orderId), customers });
    const row = { ...made.row, ...odd.get(orderId) };
    last = { orderId, made: { ...made, row } };
    return last.made;
  };

  return {
    highestId,
    highestHistoryId: highestId * mostBornEntries + mostBornEntries - 1,
    firstFreeRowId: (highestId + 1) * 1000,
    count: recipe.orders,
    has,
    get: (orderId) => (has(orderId) ? make(orderId).row : null),
    contents: (orderId) => (has(orderId) ? make(orderId).contents : noContents),
    histories(orderId) {
      if (!has(orderId)) return [];
      const { row, modifiedAt } = make(orderId);
      const statusId = Number(row.order_status_id);
      const at = { addedAt: addedAt(orderId), modifiedAt };
      return bornHistories({ ...recipe, orderId, statusId, ...at });
    },
    firstTouchedSince(dateText) {
      // Ids run with time, so half of the range can be left out at each look; a day covers what zones and summer time move.
      const since = Date.parse(`${dateText.replace(' ', 'T')}Z`) - longestChangeMs - DAY_MS;
      let [low, high] = [1, highestId + 1];
      if (Number.isNaN(since)) return low;
      while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (addedAt(middle) < since) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}

/** How many customers have an account in a shop with so many orders. */
export function customersOf(orders: number): number {
  return Math.max(1, Math.ceil(orders * 0.5));
}
