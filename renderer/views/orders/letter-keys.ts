import type { KeyboardEvent } from 'react';

/** What a key asks for while the list or an order has the focus. */
export type KeyCommand =
  'next' | 'previous' | 'first' | 'last' | 'search' | 'open' | 'back' | 'sheet';

const letters: Readonly<Record<string, KeyCommand>> = {
  j: 'next',
  k: 'previous',
  '/': 'search',
  '?': 'sheet',
};

const named: Readonly<Record<string, KeyCommand>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  Enter: 'open',
  Escape: 'back',
};

function isField(target: EventTarget): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/**
 * The command of a key press; null for none. Nothing acts in a field, while text is being composed (IME) or with a
 * modifier; letters only while they are switched on (WCAG 2.1.4).
 */
export function keyCommand(event: KeyboardEvent, hasLetterKeys: boolean): KeyCommand | null {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return null;
  if (isField(event.target)) return null;
  const letter = hasLetterKeys ? letters[event.key.toLowerCase()] : undefined;
  return letter ?? named[event.key] ?? null;
}
