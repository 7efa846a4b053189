import { useEffect } from 'react';
import { usePreferences } from './queries/use-preferences';

function isOnNothingOrButton(target: EventTarget | null): boolean {
  return (
    target === document.body || (target instanceof Element && target.closest('button') !== null)
  );
}

/**
 * `Ctrl K` from anywhere; `/` and `?` also while a button has the focus, or nothing has it, so that a click beside the list does not
 * silence them. Never in a field or a dialog, and the letters only while they are switched on (WCAG 2.1.4).
 */
export function useScreenKeys(onSearch: () => void, onSheet: () => void): void {
  const { hasLetterKeys } = usePreferences();
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        onSearch();
        return;
      }
      const isTaken = event.defaultPrevented || event.isComposing;
      const isModified = event.ctrlKey || event.metaKey || event.altKey;
      if (!hasLetterKeys || isTaken || isModified || !isOnNothingOrButton(event.target)) return;
      if (event.key !== '/' && event.key !== '?') return;
      if (document.querySelector('[role=dialog][aria-modal=true]') !== null) return;
      event.preventDefault();
      if (event.key === '/') onSearch();
      else onSheet();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [hasLetterKeys, onSearch, onSheet]);
}
