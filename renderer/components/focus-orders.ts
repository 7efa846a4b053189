import type { MouseEvent } from 'react';

/** Marks the element that takes the focus of the orders screen: the list, or what stands in its place. */
export const takesOrdersFocus = { 'data-orders-focus': true } as const;

/** Puts the focus on the list, or on what stands in its place, once it is drawn. */
export function focusOrders(): void {
  requestAnimationFrame(() => {
    const target = document.querySelector<HTMLElement>('[data-orders-focus]');
    if (target !== null) target.focus();
    // a list still being read takes the focus itself, where nobody has it
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}

/** The same after a click of the pointer; who pressed a key stays on what they pressed. */
export function focusOrdersAfterClick({ detail }: MouseEvent): void {
  if (detail > 0) focusOrders();
}
