import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { OrderKey } from '../../shared/ids';
import { useDesk } from './desk-context';
import { orderKeys } from './order-queries';

/** Reads one order again from the shop; the new truth comes through the local copy. */
export function useRefreshOrder(key: OrderKey) {
  const desk = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => desk.call('orders:refresh', key),
    onSuccess: () => queries.invalidateQueries({ queryKey: orderKeys.detail(key) }),
  });
}
