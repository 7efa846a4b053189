import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ConnectorFileKind } from '../../shared/connector/files';
import type { Shop } from '../../shared/shop';
import { useDesk } from './desk-context';
import { deskKeys } from './desk-queries';
import { failureOf } from './error-data';

/** Looks for the connector of a shop and saves its files; how both stand, for the panel. What is found comes with `shops:changed`. */
export function useConnector({ id, dialect }: Pick<Shop, 'id' | 'dialect'>) {
  const desk = useDesk();
  const queries = useQueryClient();
  const look = useMutation({
    mutationFn: () => desk.call('connector:look', { shop: id }),
    onSuccess: () => queries.invalidateQueries({ queryKey: deskKeys.shops }),
  });
  const save = useMutation({
    mutationFn: (kind: ConnectorFileKind) => desk.call('connector:save', { dialect, kind }),
  });
  const what = save.variables;
  const failure = failureOf(save);

  function saved() {
    if (what === undefined) return { kind: 'none' } as const;
    if (save.isPending) return { kind: 'saving', what } as const;
    if (failure !== null) return { kind: 'failed', what, error: failure } as const;
    return { kind: 'saved', what, file: save.data?.file ?? null } as const;
  }

  return {
    look: () => look.mutate(),
    isLooking: look.isPending,
    hasLooked: look.isSuccess,
    lookFailure: failureOf(look),
    save: (kind: ConnectorFileKind) => save.mutate(kind),
    saved: saved(),
  };
}
