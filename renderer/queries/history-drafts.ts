import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OrderKey } from '../../shared/ids';
import { historyKeys } from './history-queries';

/** Which status stands in the form: none yet, one the desk knows, or one typed by its number (as text). */
export type StatusChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'known'; readonly statusId: number }
  | { readonly kind: 'number'; readonly text: string };

/** What stands in the form of a status change. */
export type StatusDraft = {
  readonly choice: StatusChoice;
  readonly comment: string;
  readonly notify: boolean;
};

/** A form nobody has touched. */
export const emptyDraft: StatusDraft = { choice: { kind: 'none' }, comment: '', notify: false };

/** The draft of one order: it lives as long as the window, whichever order is on screen. */
export function useStatusDraft(key: OrderKey): {
  readonly draft: StatusDraft;
  readonly change: (change: Partial<StatusDraft>) => void;
  readonly clear: () => void;
} {
  const queries = useQueryClient();
  const queryKey = historyKeys.draft(key);
  const draft =
    useQuery<StatusDraft>({ queryKey, queryFn: skipToken, gcTime: Infinity }).data ?? emptyDraft;
  return {
    draft,
    change(change) {
      // read anew: two changes may come in one turn
      const before = queries.getQueryData<StatusDraft>(queryKey) ?? emptyDraft;
      queries.setQueryData(queryKey, { ...before, ...change });
    },
    clear: () => queries.setQueryData(queryKey, emptyDraft),
  };
}
