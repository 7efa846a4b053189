import type { QueryClient } from '@tanstack/react-query';
import type { DeskClient } from '../bridge/desk-client';
import { historyKeys } from './history-queries';

/** Makes the lists of status changes stale when one of them moves on, or when the shops change. The answer ends the listening. */
export function listenToHistory(desk: DeskClient, queries: QueryClient): () => void {
  const ends = [
    desk.on('history:changed', ({ shop }) => {
      void queries.invalidateQueries({ queryKey: historyKeys.lists(shop) });
    }),
    desk.on('shops:changed', (shops) => {
      for (const { id } of shops) {
        void queries.invalidateQueries({ queryKey: historyKeys.statuses(id) });
      }
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}
