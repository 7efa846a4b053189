import type { ShopId } from '../../../shared/ids';
import type { Shop } from '../../../shared/shop';

/** What the orders screen shows: one shop, or all that show their orders, in one list. */
export type Scope =
  | { readonly kind: 'one'; readonly shop: Shop }
  | { readonly kind: 'all'; readonly shops: readonly Shop[] };

/** What can be chosen in the views panel. */
export type ScopeChoice = ShopId | 'all';
