import type { Preferences } from '../../shared/preferences';

/** The colour of the empty window, so that nothing flashes before the page's first frame. */
export function groundColour(theme: Preferences['theme'], isDarkSystem: boolean): string {
  const isDark = theme === 'dark' || (theme === 'system' && isDarkSystem);
  return isDark ? '#131617' : '#f0f1ef';
}
