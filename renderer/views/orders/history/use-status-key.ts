import { useEffect } from 'react';
import { usePreferences } from '../../../queries/use-preferences';

/** Marks the part of the page, beside the list, in which letter keys act. */
export const letterKeysHere = { 'data-letter-keys': true } as const;

function isInField(target: HTMLElement): boolean {
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** Calls back on `S` while the list or the order has the focus: never in a field, a dialog, or with a modifier (WCAG 2.1.4). */
export function useStatusKey(onPress: (() => void) | null): void {
  const { hasLetterKeys } = usePreferences();
  useEffect(() => {
    if (onPress === null || !hasLetterKeys) return;
    function onKeyDown(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 's' || event.isComposing || event.repeat) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const { target } = event;
      if (!(target instanceof HTMLElement) || isInField(target)) return;
      if (target.closest('[role=dialog]') !== null) return;
      if (target.closest('#orders [role=listbox], [data-letter-keys]') === null) return;
      event.preventDefault();
      onPress?.();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [onPress, hasLetterKeys]);
}
