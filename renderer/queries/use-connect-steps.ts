import { useEffect, useState } from 'react';
import type { ConnectStep } from '../../shared/shop';
import { useDesk } from './desk-context';

/** The step that connecting has reached; null before the first. `reset` forgets it before a new try. */
export function useConnectStep(): {
  readonly reached: ConnectStep | null;
  readonly reset: () => void;
} {
  const desk = useDesk();
  const [reached, setReached] = useState<ConnectStep | null>(null);
  useEffect(() => desk.on('connect:stepped', ({ step }) => setReached(step)), [desk]);
  return { reached, reset: () => setReached(null) };
}
