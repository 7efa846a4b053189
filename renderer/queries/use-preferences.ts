import { useQuery } from '@tanstack/react-query';
import { defaultPreferences, type Preferences } from '../../shared/preferences';
import { useDesk } from './desk-context';
import { deskQueries } from './desk-queries';

/** How the window is to look; the defaults until the desk has answered. */
export function usePreferences(): Preferences {
  const desk = useDesk();
  return useQuery(deskQueries(desk).preferences()).data ?? defaultPreferences;
}
