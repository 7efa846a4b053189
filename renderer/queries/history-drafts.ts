import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
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

/**
 * The draft of one order, for the form that is on screen. It lives as long as the window, whichever order is shown: the form holds
 * it (so that typing is never late), and each change is kept besides.
 */
export function useStatusDraft(key: OrderKey): {
  readonly draft: StatusDraft;
  readonly change: (change: Partial<StatusDraft>) => void;
  readonly clear: () => void;
} {
  const queries = useQueryClient();
  const queryKey = historyKeys.draft(key);
  const [draft, setDraft] = useState(
    () => queries.getQueryData<StatusDraft>(queryKey) ?? emptyDraft,
  );
  function keep(next: StatusDraft): void {
    setDraft(next);
    // no query watches it, and it must outlive every pause
    queries.setQueryDefaults(queryKey, { gcTime: Infinity });
    queries.setQueryData(queryKey, next);
  }
  return {
    draft,
    change: (change) => keep({ ...draft, ...change }),
    clear: () => keep(emptyDraft),
  };
}
