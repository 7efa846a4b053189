import type { Shop } from '../../../shared/shop';

/** What the shops' part of the settings is handed from outside. */
export type ShopsProps = {
  /** The shop whose settings are open. */
  readonly shop: Shop;
  readonly shops: readonly Shop[];
  readonly onShop: (shop: Shop) => void;
  readonly onAddShop: () => void;
  /** Opens the connection screen for the shop. */
  readonly onConnection: () => void;
  readonly onEnterKey: (shop: Shop) => void;
};
