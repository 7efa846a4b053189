import type { QueryClient } from '@tanstack/react-query';
import type { DeskClient } from '../bridge/desk-client';
import type { ShopId } from '../../shared/ids';
import type { Events } from '../../shared/ipc/contract';
import { deskKeys } from './desk-queries';
import { listenToHistory } from './history-events';
import type { SyncPhase, SyncState } from '../../shared/sync-state';
import { isListOf, orderKeys } from './order-queries';

/** Lists and counts are read again at most this often while orders pour in, in milliseconds. */
export const listPauseMs = 1000;

/** Starts and ends timers; the window's own, or a test's. */
export type Timers = {
  set(run: () => void, afterMs: number): () => void;
};

/** The window's timers. */
export const windowTimers: Timers = {
  set(run, afterMs) {
    const timer = setTimeout(run, afterMs);
    return () => {
      clearTimeout(timer);
    };
  },
};

const workingKinds: ReadonlySet<SyncPhase['kind']> = new Set<SyncPhase['kind']>([
  'logging-in',
  'finding-newest',
  'walking',
  'looking-past-newest',
  'following',
]);

/** Whether a pass ended between two phases; a short one may begin and end between two events. */
function hasPassEnded(before: SyncPhase | undefined, after: SyncPhase): boolean {
  if (before === undefined || workingKinds.has(after.kind)) return false;
  if (before.kind === 'idle' && after.kind === 'idle')
    return before.nextPassAt !== after.nextPassAt;
  return workingKinds.has(before.kind);
}

/**
 * Turns events of the desk into stale queries: the one place where an answer gets old. Rows and details that are
 * named go stale at once, lists and counts at most once a second, every detail when a pass ends (a pass moves the age
 * of orders it found unchanged, which no event names). Only what is on screen is read again.
 * The answer ends the listening.
 */
export function listenToDesk(desk: DeskClient, queries: QueryClient, timers: Timers): () => void {
  const revisions = new Map<ShopId, number>();
  const phases = new Map<ShopId, SyncPhase>();
  // one pause for all shops: a list of several would otherwise be read once for each of them
  let pause: { readonly stop: () => void; readonly due: Set<ShopId> } | null = null;

  function refreshLists(shops: ReadonlySet<ShopId>): void {
    if (pause !== null) {
      for (const shop of shops) pause.due.add(shop);
      return;
    }
    void queries.invalidateQueries(
      { predicate: ({ queryKey }) => isListOf(queryKey, shops) },
      { cancelRefetch: false },
    );
    for (const shop of shops) {
      void queries.invalidateQueries(
        { queryKey: orderKeys.counts(shop) },
        { cancelRefetch: false },
      );
    }
    const due = new Set<ShopId>();
    const stop = timers.set(() => {
      pause = null;
      if (due.size > 0) refreshLists(due);
    }, listPauseMs);
    pause = { stop, due };
  }

  function refreshOrders({ shop, ids, revision }: Events['orders:changed']): void {
    const before = revisions.get(shop);
    revisions.set(shop, revision);
    const hasRestarted = before !== undefined && revision < before;
    if (ids === null || hasRestarted) {
      const shops = new Set([shop]);
      void queries.invalidateQueries({ queryKey: orderKeys.ofShop(shop) });
      void queries.invalidateQueries({ predicate: ({ queryKey }) => isListOf(queryKey, shops) });
      return;
    }
    const changed = new Set<number>(ids);
    for (const id of ids) {
      void queries.invalidateQueries({ queryKey: orderKeys.detail({ shop, orderId: id }) });
    }
    void queries.invalidateQueries({
      queryKey: orderKeys.windows(shop),
      predicate: ({ queryKey }) => {
        const held = queryKey[3];
        return Array.isArray(held) && held.some((id) => changed.has(Number(id)));
      },
    });
    refreshLists(new Set([shop]));
  }

  function noteSync(state: SyncState): void {
    const { shop, phase } = state;
    const queryKey = deskKeys.sync(shop);
    const before = phases.get(shop) ?? queries.getQueryData<SyncState>(queryKey)?.phase;
    phases.set(shop, phase);
    queries.setQueryData(queryKey, state);
    if (hasPassEnded(before, phase)) {
      void queries.invalidateQueries({ queryKey: orderKeys.details(shop) });
    }
  }

  const ends = [
    listenToHistory(desk, queries),
    desk.on('orders:changed', refreshOrders),
    desk.on('sync:changed', noteSync),
    desk.on('shops:changed', (shops) => {
      queries.setQueryData(deskKeys.shops, shops);
    }),
    desk.on('vault:changed', (state) => {
      queries.setQueryData(deskKeys.vault, state);
    }),
    desk.on('cache:changed', (state) => {
      queries.setQueryData(deskKeys.cache, state);
      void queries.invalidateQueries({ queryKey: ['orders'] });
      void queries.invalidateQueries({ queryKey: orderKeys.lists });
    }),
  ];
  return () => {
    for (const end of ends) end();
    pause?.stop();
  };
}
