import type { AppErrorData } from '../../shared/errors';
import { isSettled, type HistoryChange, type HistoryState } from '../../shared/history';
import type { Handlers } from '../../shared/ipc/contract';
import { fail, ok } from '../../shared/result';
import { shopDateOf } from './made-up-orders';
import type { FakeContext } from './fake-context';

/** How the outbox of a fake desk begins, and what becomes of changes. */
export type FakeHistoryStart = {
  readonly changes?: readonly HistoryChange[];
  /** What a new change ends as; left out, it is stored where the shop can show it, else sent. */
  readonly becomes?: HistoryState;
  /** What looking again at an unknown change finds; left out, it stays unknown. */
  readonly checked?: HistoryState;
  /** Asking for a change fails with this. */
  readonly addFails?: AppErrorData;
};

type HistoryHandlers = Pick<
  Handlers,
  'history:add' | 'history:list' | 'history:check' | 'history:settle'
>;

/** The history channels of a fake desk: every entry is stored at once where the shop can show it, else sent. */
export function fakeHistory(context: FakeContext, start: FakeHistoryStart = {}): HistoryHandlers {
  const { now } = context;
  let changes: readonly HistoryChange[] = start.changes ?? [];

  function keep(change: HistoryChange): HistoryChange {
    changes = [change, ...changes.filter(({ id }) => id !== change.id)];
    context.emit('history:changed', change);
    return change;
  }

  return {
    'history:add': async (draft) => {
      if (start.addFails !== undefined) return { ok: false, error: start.addFails };
      const isSameOrder = (one: HistoryChange) =>
        one.shop === draft.shop && one.orderId === draft.orderId;
      if (changes.some((one) => isSameOrder(one) && !isSettled(one.state))) {
        return fail('unsettled-write', { orderId: draft.orderId });
      }
      const order = context.orderOf(draft);
      const id = `00000000-0000-4000-8000-${String(changes.length + 1).padStart(12, '0')}`;
      const waiting: HistoryChange = {
        ...draft,
        id,
        createdAt: now,
        sentAt: null,
        shopAheadMs: null,
        before: null,
        state: { kind: 'waiting' },
      };
      keep(waiting);
      const stored = { statusId: draft.statusId, dateModified: shopDateOf(now), at: now };
      const usual: HistoryState =
        order === null ? { kind: 'sent', at: now } : { kind: 'done', stored };
      const state = start.becomes ?? usual;
      keep({ ...waiting, sentAt: now, shopAheadMs: 0, state });
      if (order !== null && state.kind === 'done') {
        const { statusId, dateModified } = stored;
        context.putOrders([{ ...order, header: { ...order.header, statusId, dateModified } }]);
      }
      return ok(waiting);
    },
    'history:list': async ({ shop, orderId }) =>
      ok(
        changes.filter((one) => one.shop === shop && (orderId === null || one.orderId === orderId)),
      ),
    'history:check': async ({ id }) => {
      const change = changes.find((one) => one.id === id);
      if (change === undefined) return fail('no-such-change', { id });
      return ok(start.checked === undefined ? change : keep({ ...change, state: start.checked }));
    },
    'history:settle': async ({ id, as }) => {
      const change = changes.find((one) => one.id === id);
      if (change === undefined || isSettled(change.state)) return fail('no-such-change', { id });
      return ok(keep({ ...change, state: { kind: 'settled', as, at: now } }));
    },
  };
}
