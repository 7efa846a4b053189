import type { Bridge } from '../../shared/ipc/contract';

declare global {
  // An interface, because only interfaces merge with the DOM's own Window.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface Window {
    readonly cartwright?: Bridge;
  }
}

/** The door the preload put on the page; throws outside the desk's own window, because nothing can work there. */
export function windowBridge(): Bridge {
  if (window.cartwright === undefined) throw new Error('the preload script did not run');
  return window.cartwright;
}
