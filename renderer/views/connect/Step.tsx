import { IconCheck, IconKey } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './Step.module.css';

/** One step of the page with its number; `null` stands for the step before the first, `done` for one settled. */
export function Step({
  number,
  title,
  isDone = false,
  children,
}: {
  readonly number: number | null;
  readonly title: string;
  readonly isDone?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.step}>
      <span className={styles.number} aria-hidden="true">
        {isDone ? <IconCheck size={14} /> : (number ?? <IconKey size={14} />)}
      </span>
      <div className={styles.content}>
        <h2>{title}</h2>
        {children}
      </div>
    </section>
  );
}
