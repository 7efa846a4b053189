import styles from './AppMark.module.css';

/** The mark of the desk: a cart wheel. */
export function AppMark({ size = 18 }: { readonly size?: number }) {
  return (
    <svg className={styles.mark} viewBox="0 0 18 18" width={size} height={size} aria-hidden="true">
      <circle cx="9" cy="9" r="7.5" />
      <path d="M9 1.5v15M1.5 9h15M3.7 3.7l10.6 10.6M14.3 3.7 3.7 14.3" />
      <circle className={styles.hub} cx="9" cy="9" r="2.25" />
    </svg>
  );
}
