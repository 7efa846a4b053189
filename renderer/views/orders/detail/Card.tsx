import type { ReactNode } from 'react';
import styles from './Card.module.css';

/** One block of the detail: a quiet heading, something at its end, and the content. */
export function Card({
  title,
  aside,
  isWide = false,
  children,
}: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.card} data-wide={isWide}>
      <header className={styles.head}>
        <h3>{title}</h3>
        {aside}
      </header>
      {children}
    </section>
  );
}
