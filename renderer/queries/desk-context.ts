import { createContext, useContext } from 'react';
import type { DeskClient } from '../bridge/desk-client';

/** Hands the client of this window to every query and mutation below it. */
export const DeskContext = createContext<DeskClient | null>(null);

/** The client of this window; throws outside a `DeskContext`, because that is a bug. */
export function useDesk(): DeskClient {
  const client = useContext(DeskContext);
  if (client === null) throw new Error('no DeskContext above');
  return client;
}
