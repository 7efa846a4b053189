import type { HistoryChange } from '../../../shared/history';
import { orderId, shopId } from '../../../shared/ids';

/** The shop most tests write to. */
export const harbour = shopId('harbour');

/** A second one, to see that nothing mixes. */
export const mill = shopId('mill');

/** A made-up change with the parts a test is about; `number` makes its id and time. */
export function aChange(number: number, parts: Partial<HistoryChange> = {}): HistoryChange {
  return {
    shop: harbour,
    orderId: orderId(42),
    statusId: 3,
    comment: 'Your parcel is on its way, Zoë.\nTracking: 00-1',
    notify: true,
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    createdAt: 1_000 + number,
    sentAt: null,
    shopAheadMs: null,
    before: null,
    state: { kind: 'waiting' },
    ...parts,
  };
}
