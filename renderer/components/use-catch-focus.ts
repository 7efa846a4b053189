import { useEffect, useRef, type RefObject } from 'react';

/**
 * Takes the focus whenever `what` changes (and, unless told otherwise, when the element appears) where nobody has it: what had it is
 * gone or switched off. From anybody else it is not taken.
 */
export function useCatchFocus(
  target: RefObject<HTMLElement | null>,
  what: string,
  begins: 'on-appearing' | 'on-changing' = 'on-appearing',
): void {
  const seen = useRef(begins === 'on-changing' ? what : null);
  useEffect(() => {
    if (seen.current === what) return;
    seen.current = what;
    const { activeElement } = document;
    const isLost =
      activeElement === null ||
      activeElement === document.body ||
      activeElement.matches(':disabled, [data-disabled]');
    if (isLost) target.current?.focus();
  }, [target, what]);
}
