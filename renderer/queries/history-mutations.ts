import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ChangeKey, HistoryDraft } from '../../shared/history';
import type { ShopId } from '../../shared/ids';
import type { StatusName } from '../../shared/shop';
import { useDesk } from './desk-context';
import { deskKeys } from './desk-queries';
import { historyKeys } from './history-queries';

/** Asks for a history entry; it is kept first, and `history:changed` tells what becomes of it. */
export function useAddHistory() {
  const desk = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (draft: HistoryDraft) => desk.call('history:add', draft),
    onSuccess: ({ shop }) => queries.invalidateQueries({ queryKey: historyKeys.lists(shop) }),
  });
}

/** Looks again at what became of an unknown change; nothing is sent anew. */
export function useCheckHistory() {
  const desk = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (key: ChangeKey) => desk.call('history:check', key),
    onSuccess: ({ shop }) => queries.invalidateQueries({ queryKey: historyKeys.lists(shop) }),
  });
}

/** Says what the user found in the shop about an unknown change. */
export function useSettleHistory() {
  const desk = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (said: ChangeKey & { readonly as: 'done' | 'not-done' }) =>
      desk.call('history:settle', said),
    onSuccess: ({ shop }) => queries.invalidateQueries({ queryKey: historyKeys.lists(shop) }),
  });
}

/** Keeps the names of statuses the owner entered, in place of those before. */
export function useNameStatuses() {
  const desk = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: { readonly shop: ShopId; readonly names: readonly StatusName[] }) =>
      desk.call('shops:name-statuses', input),
    onSuccess: ({ id }) => {
      queries.removeQueries({ queryKey: historyKeys.namesDraft(id) });
      return Promise.all([
        queries.invalidateQueries({ queryKey: deskKeys.shops }),
        queries.invalidateQueries({ queryKey: historyKeys.statuses(id) }),
        // a name the owner gives is the name in list, filters and detail too
        queries.invalidateQueries({ queryKey: ['orders'] }),
      ]);
    },
  });
}
