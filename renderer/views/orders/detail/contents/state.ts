import type { CachedOrder } from '../../../../../shared/order';
import type { OrderContents } from '../../../../../shared/order-contents';
import type { Shop } from '../../../../../shared/shop';

/** What can be said of the contents of an order. */
export type ContentsState =
  /** The shop's API does not offer them; `isNever`: no connector would help. */
  | { readonly kind: 'not-offered'; readonly isNever: boolean }
  /** Offered, and this order was not read since. */
  | { readonly kind: 'not-read' }
  /** `isKept`: read through a connector the shop does not have any more. */
  | { readonly kind: 'read'; readonly contents: OrderContents; readonly isKept: boolean };

/** Tells apart what is not offered, not read and read. Nothing is ever taken for an empty order that was not read as one. */
export function contentsState(
  { capabilities }: Pick<Shop, 'capabilities'>,
  { contents }: Pick<CachedOrder, 'contents'>,
): ContentsState {
  const offer = capabilities.readLines;
  if (contents !== null) return { kind: 'read', contents, isKept: offer !== 'yes' };
  return offer === 'yes' ? { kind: 'not-read' } : { kind: 'not-offered', isNever: offer === 'no' };
}
