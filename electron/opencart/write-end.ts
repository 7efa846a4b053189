import type { AppErrorData } from '../../shared/errors';

/** How one write ended, as far as its answer tells. A write is sent once; it is never repeated here. */
export type WriteOutcome =
  /** The shop says it was done. `serverTime`: the `Date` header as UTC milliseconds, null when absent. */
  | { readonly kind: 'accepted'; readonly serverTime: number | null }
  /** The shop says, in its own JSON, that it did nothing. */
  | { readonly kind: 'refused'; readonly error: AppErrorData }
  /** Nothing reached the shop: no connection was made. */
  | { readonly kind: 'not-sent'; readonly error: AppErrorData }
  /**
   * It may or may not have been done. `hasEnded`: a whole answer of PHP's own came, so the shop is no longer at work on it;
   * otherwise it may still be done later.
   */
  | { readonly kind: 'unclear'; readonly error: AppErrorData; readonly hasEnded: boolean };
