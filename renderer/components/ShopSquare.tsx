import styles from './ShopSquare.module.css';

/** The colour of a shop as a small square; never the only sign of it. */
export function ShopSquare({ colour }: { readonly colour: string }) {
  return <span className={styles.square} style={{ backgroundColor: colour }} aria-hidden="true" />;
}
