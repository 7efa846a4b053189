import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Input } from '../../shared/ipc/contract';
import { useDesk } from './desk-context';
import { deskKeys } from './desk-queries';

/** Gives a shop another name and colour on this desk; nothing of it reaches the shop. */
export function useChangeShop() {
  const desk = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: Input<'shops:change'>) => desk.call('shops:change', input),
    onSuccess: () => queries.invalidateQueries({ queryKey: deskKeys.shops }),
  });
}

/** Gives a connected shop another address; the desk proves it with the shop's key before it is kept. */
export function useMoveShop() {
  const desk = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: Input<'shops:move'>) => desk.call('shops:move', input),
    onSuccess: () => queries.invalidateQueries({ queryKey: deskKeys.shops }),
  });
}
