import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Shop } from '../../../shared/shop';
import { historyKeys } from '../../queries/history-queries';
import { rowsOf, type NameRow } from './name-rows';

/**
 * The rows of the editor. What was changed is kept as long as the window is open, whatever is on screen; saving the names drops it
 * (`useNameStatuses`).
 */
export function useNamesDraft(shop: Pick<Shop, 'id' | 'statusNames'>): {
  readonly rows: readonly NameRow[];
  /** Whether the rows were changed since they were saved. */
  readonly isDraft: boolean;
  readonly change: (rows: readonly NameRow[]) => void;
  /** Goes back to the names saved last. */
  readonly discard: () => void;
} {
  const queries = useQueryClient();
  const queryKey = historyKeys.namesDraft(shop.id);
  const [rows, setRows] = useState(
    () => queries.getQueryData<readonly NameRow[]>(queryKey) ?? rowsOf(shop.statusNames),
  );
  const isDraft = queries.getQueryData(queryKey) !== undefined;
  return {
    rows,
    isDraft,
    change(next) {
      // no query watches it, and it must outlive every pause
      queries.setQueryDefaults(queryKey, { gcTime: Infinity });
      queries.setQueryData(queryKey, next);
      setRows(next);
    },
    discard() {
      queries.removeQueries({ queryKey });
      setRows(rowsOf(shop.statusNames));
    },
  };
}
