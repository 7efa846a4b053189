import type { ReactNode } from 'react';
import styles from './Panel.module.css';

/** A panel with nothing in it: why, and the next step. */
export function EmptyPanel({
  why,
  next,
  children,
}: {
  readonly why: ReactNode;
  readonly next?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles.panel} role="status">
      <p className={styles.why}>{why}</p>
      {next === undefined ? null : <p className={styles.next}>{next}</p>}
      {children}
    </div>
  );
}
