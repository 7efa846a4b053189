import type { Shop } from '../../shared/shop';
import { withoutTurns } from '../text/plain-text';
import styles from './ShopName.module.css';
import { ShopSquare } from './ShopSquare';
import { ShopText } from './ShopText';

/** A shop by its colour and name; a long name is cut with dots. */
export function ShopName({ shop }: { readonly shop: Pick<Shop, 'name' | 'colour'> }) {
  return (
    <span className={styles.shop}>
      <ShopSquare colour={shop.colour} />
      <span className={styles.name} title={withoutTurns(shop.name)}>
        <ShopText>{shop.name}</ShopText>
      </span>
    </span>
  );
}
