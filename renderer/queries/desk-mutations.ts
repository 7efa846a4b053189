import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ShopId } from '../../shared/ids';
import type { Channel, Input } from '../../shared/ipc/contract';
import type { Preferences } from '../../shared/preferences';
import type { ShopCredentials, VaultMode } from '../../shared/shop';
import type { OwnZone } from '../../shared/time';
import { useDesk } from './desk-context';
import { deskKeys } from './desk-queries';
import { doctorKeys } from './doctor-run';
import { historyKeys } from './history-queries';
import { isListOf, orderKeys } from './order-queries';

/** Changes some preferences; the window follows at once and goes back if they could not be kept. */
export function useSetPreferences() {
  const desk = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: Partial<Preferences>) => desk.call('preferences:set', change),
    onMutate: (change) => {
      const before = queries.getQueryData<Preferences>(deskKeys.preferences);
      if (before !== undefined) {
        queries.setQueryData(deskKeys.preferences, { ...before, ...change });
      }
      return { before };
    },
    onError: (_error, _change, context) => {
      if (context?.before !== undefined) {
        queries.setQueryData(deskKeys.preferences, context.before);
      }
    },
    onSuccess: (kept) => {
      queries.setQueryData(deskKeys.preferences, kept);
    },
  });
}

/** Decides where the keys of this desk are kept. */
export function useChooseVault() {
  const desk = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (choice: { readonly mode: VaultMode; readonly passphrase: string | null }) =>
      desk.call('vault:choose', choice),
    onSuccess: (state) => {
      queries.setQueryData(deskKeys.vault, state);
    },
  });
}

/** Opens the vault with the passphrase; fails with `wrong-passphrase`, and nothing is lost by that. */
export function useUnlockVault() {
  const desk = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (passphrase: string) => desk.call('vault:unlock', { passphrase }),
    onSuccess: (state) => {
      queries.setQueryData(deskKeys.vault, state);
      void queries.invalidateQueries();
    },
  });
}

/** Asks the key store of the system again; the answer may still be `unreadable`, and nothing is lost by that. */
export function useRetryVault() {
  const desk = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => desk.call('vault:retry', null),
    onSuccess: (state) => {
      queries.setQueryData(deskKeys.vault, state);
      if (state.kind !== 'unreadable') void queries.invalidateQueries();
    },
  });
}

/** Connects a shop; the steps are told by `connect:stepped` meanwhile. */
export function useConnectShop() {
  const desk = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (credentials: ShopCredentials) => desk.call('shops:connect', credentials),
    onSuccess: () => queries.invalidateQueries({ queryKey: deskKeys.shops }),
  });
}

/** Gives a shop its key again. */
export function useEnterKey() {
  const desk = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: { readonly shop: ShopId; readonly key: string }) =>
      desk.call('shops:enter-key', input),
    onSuccess: () => queries.invalidateQueries({ queryKey: deskKeys.shops }),
  });
}

/** Disconnects a shop: its key is forgotten first, then the local copy is deleted. */
export function useDisconnectShop() {
  const desk = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (shop: ShopId) => desk.call('shops:disconnect', { shop }),
    onSuccess: async (_done, shop) => {
      // the shop leaves the window first, so that nothing on screen asks for its orders again
      await queries.invalidateQueries({ queryKey: deskKeys.shops });
      queries.removeQueries({ queryKey: orderKeys.ofShop(shop) });
      queries.removeQueries({ queryKey: historyKeys.ofShop(shop) });
      queries.removeQueries({ queryKey: doctorKeys.ofShop(shop) });
      queries.removeQueries({ predicate: ({ queryKey }) => isListOf(queryKey, new Set([shop])) });
      // with the last shop its vault goes, and where keys are kept is asked again
      await Promise.all([
        queries.invalidateQueries({ queryKey: deskKeys.vault }),
        queries.invalidateQueries({ queryKey: deskKeys.cache }),
      ]);
    },
  });
}

const forgetKey = ['forget-shops'] as const;

/** Whether the shops are being forgotten now: their vault is gone first, and the screen it belonged to with it. */
export function useIsForgetting(): boolean {
  return useIsMutating({ mutationKey: forgetKey }) > 0;
}

/**
 * Forgets every shop of this desk, keys first, then all data. Also the way out of a vault that does not open, with or without shops.
 */
export function useForgetShops() {
  const desk = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationKey: forgetKey,
    mutationFn: () => desk.call('shops:disconnect-all', null),
    onSettled: async () => {
      // the shops first: a vault that is gone while shops are left would look like a desk at work
      await queries.invalidateQueries({ queryKey: deskKeys.shops });
      queries.removeQueries({ queryKey: ['orders'] });
      queries.removeQueries({ queryKey: historyKeys.all });
      queries.removeQueries({ queryKey: doctorKeys.all });
      queries.removeQueries({ queryKey: orderKeys.lists });
      await Promise.all([
        queries.invalidateQueries({ queryKey: deskKeys.vault }),
        queries.invalidateQueries({ queryKey: deskKeys.cache }),
      ]);
    },
  });
}

/** Says in which zone a shop writes its dates. */
export function useSetZone() {
  const desk = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: { readonly shop: ShopId; readonly zone: OwnZone }) =>
      desk.call('shops:set-zone', input),
    onSuccess: () => queries.invalidateQueries({ queryKey: deskKeys.shops }),
  });
}

/** A press on the sync: pause, resume, cancel the pass, or start one now. */
export type SyncPress = 'pause' | 'resume' | 'cancel' | 'now';

const syncChannels = {
  pause: 'sync:pause',
  resume: 'sync:resume',
  cancel: 'sync:cancel',
  now: 'sync:now',
} as const satisfies Record<SyncPress, Channel>;

/** Steers the sync of a shop. */
export function useSteerSync(shop: ShopId) {
  const desk = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (press: SyncPress) => desk.call(syncChannels[press], { shop }),
    onSuccess: (state) => {
      queries.setQueryData(deskKeys.sync(shop), state);
    },
  });
}

/** Starts a pass now in several shops; what one of them answers does not hold up the others. */
export function useTryNow(shops: readonly ShopId[]) {
  const desk = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      Promise.all(
        shops.map(async (shop) => {
          queries.setQueryData(deskKeys.sync(shop), await desk.call('sync:now', { shop }));
        }),
      ),
  });
}

/** Commands with no answer worth keeping. */
export function useDeskCommands() {
  const desk = useDesk();
  return {
    /** Puts text on the clipboard. */
    copy: (text: string) => desk.call('app:copy', { text }),
    /** Opens a mail, call or map program. */
    open: (target: Input<'app:open'>) => desk.call('app:open', target),
    cancelConnect: () => desk.call('shops:cancel-connect', null),
  };
}
