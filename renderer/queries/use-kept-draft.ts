import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useState } from 'react';

/** What is typed and not saved yet. */
export type KeptDraft<T> = {
  readonly value: T;
  /** Whether it was changed since it was saved. */
  readonly isDraft: boolean;
  readonly change: (value: T) => void;
  /** Goes back to what was saved last. */
  readonly discard: () => void;
};

/** Keeps a draft as long as the window is open, whatever is on screen; removing its query drops it. */
export function useKeptDraft<T>(queryKey: QueryKey, saved: () => T): KeptDraft<T> {
  const queries = useQueryClient();
  const [value, setValue] = useState(() => queries.getQueryData<T>(queryKey) ?? saved());
  const isDraft = queries.getQueryData(queryKey) !== undefined;
  return {
    value,
    isDraft,
    change(next) {
      // no query watches it, and it must outlive every pause
      queries.setQueryDefaults(queryKey, { gcTime: Infinity });
      queries.setQueryData(queryKey, next);
      setValue(next);
    },
    discard() {
      queries.removeQueries({ queryKey });
      setValue(saved());
    },
  };
}
