import type { OrderRow } from '../shop/order-row';
import type { OrderSource } from '../shop/order-table';
import { makeOrder } from './order';
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
  const customers = Math.max(1, Math.ceil(recipe.orders * 0.5));

  return {
    highestId,
    count: recipe.orders,
    get(orderId) {
      if (orderId < 1 || orderId > highestId || !exists(orderId)) return null;
      const row = makeOrder({ ...recipe, orderId, addedAt: addedAt(orderId), customers });
      const oddity = odd.get(orderId);
      return oddity === undefined ? row : { ...row, ...oddity };
    },
  };
}
