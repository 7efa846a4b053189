import { stockCapabilities } from '../../shared/capabilities';
import type { HistoryChange, HistoryState } from '../../shared/history';
import { orderId } from '../../shared/ids';
import type { FakeStart } from './fake-bridge';
import { madeUpShop, shopDateOf } from './made-up-orders';

/** A status change as the outbox of a fake desk keeps it. */
export function madeUpChange(
  now: number,
  change: Partial<HistoryChange> & { readonly state: HistoryState },
): HistoryChange {
  return {
    id: '7c1f0d52-6a1e-4f0b-9d5e-3f1f5a0c0001',
    shop: madeUpShop,
    orderId: orderId(412),
    statusId: 3,
    comment: 'Sent with Harbour Post this morning.\nTracking number QC 402 GB.',
    notify: true,
    createdAt: now - 4 * 60_000,
    sentAt: now - 4 * 60_000,
    shopAheadMs: 0,
    before: null,
    ...change,
  };
}

/** States of status changes that can be looked at in a plain browser, by name. The order is the newest one. */
export function historyScenes(now: number): Readonly<Record<string, FakeStart>> {
  const glimpse = (minutesAgo: number, statusId: number) => ({
    statusId,
    dateModified: shopDateOf(now - minutesAgo * 60_000),
    at: now - 2 * 60_000,
  });
  const lost: HistoryState = {
    kind: 'unknown',
    error: { code: 'connection-dropped', facts: {} },
    lastLook: glimpse(95, 2),
    at: now - 3 * 60_000,
  };
  const one = (state: HistoryState, change: Partial<HistoryChange> = {}): FakeStart => ({
    history: { changes: [madeUpChange(now, { ...change, state })] },
  });
  const refused: HistoryState = {
    kind: 'not-done',
    error: { code: 'write-refused', facts: { text: 'Warning: You do not have permission!' } },
    at: now - 3 * 60_000,
  };
  const four = { dialect: '4.1', capabilities: stockCapabilities['4.1'] } as const;
  return {
    'change-waiting': one({ kind: 'waiting' }),
    'change-sending': one({ kind: 'sending' }),
    'change-done': one({ kind: 'done', stored: glimpse(3, 3) }),
    'change-unknown': one(lost),
    'change-not-done': one(refused),
    'change-settled': one({ kind: 'settled', as: 'not-done', at: now - 60_000 }),
    'not-offered': {
      orders: 0,
      shop: { ...four, statusNames: [{ statusId: 3, name: 'Shipped' }] },
      phase: { kind: 'not-offered' },
      history: {
        changes: [
          madeUpChange(now, {
            id: '7c1f0d52-6a1e-4f0b-9d5e-3f1f5a0c0003',
            orderId: orderId(1044),
            state: { ...lost, lastLook: null },
          }),
          madeUpChange(now, {
            id: '7c1f0d52-6a1e-4f0b-9d5e-3f1f5a0c0002',
            orderId: orderId(1042),
            statusId: 17,
            comment: '',
            notify: false,
            createdAt: now - 3 * 3_600_000,
            state: { kind: 'sent', at: now - 3 * 3_600_000 },
          }),
        ],
      },
    },
    'not-offered-new': { orders: 0, shop: four, phase: { kind: 'not-offered' } },
  };
}
