import { useQuery } from '@tanstack/react-query';
import type { AppErrorData } from '../../../../shared/errors';
import type { HistoryChange } from '../../../../shared/history';
import type { OrderId } from '../../../../shared/ids';
import type { Shop } from '../../../../shared/shop';
import { useDesk } from '../../../queries/desk-context';
import { deskQueries } from '../../../queries/desk-queries';
import { failureOf } from '../../../queries/error-data';
import { historyQueries } from '../../../queries/history-queries';
import { blockedBy, isOutOfReach, type Blocked } from './blocked';

/** The status changes of an order (or, with null, of all orders of a shop) and what keeps a new one from being made. */
export type Changes = {
  readonly changes: readonly HistoryChange[];
  readonly failure: AppErrorData | null;
  readonly isOutOfReach: boolean;
  /** Of no use for all orders together: one unsettled change blocks only its own order. */
  readonly blocked: Blocked | null;
};

/** Reads the changes and the state of the connection together; nothing is blocked by what is not known yet. */
export function useChanges(shop: Shop, orderId: OrderId | null): Changes {
  const desk = useDesk();
  const list = useQuery(historyQueries(desk).list(shop.id, orderId));
  const sync = useQuery(deskQueries(desk).sync(shop.id)).data;
  const changes = list.data ?? [];
  return {
    changes,
    failure: failureOf(list),
    isOutOfReach: isOutOfReach(sync),
    blocked: blockedBy(shop, sync, changes),
  };
}
