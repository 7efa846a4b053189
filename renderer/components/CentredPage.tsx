import type { ReactNode } from 'react';
import { AppMark } from './AppMark';
import styles from './CentredPage.module.css';

/** A page with one thing to do, in the middle of the window. */
export function CentredPage({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}) {
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <AppMark size={32} />
        <h1>{title}</h1>
        <p className={styles.lead}>{lead}</p>
        {children}
      </div>
    </main>
  );
}
