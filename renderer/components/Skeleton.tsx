import { useTranslation } from 'react-i18next';
import styles from './Skeleton.module.css';

/** Grey lines in the shape of what will stand here; they begin to move after 300 ms. Widths in per cent. */
export function Skeleton({ widths }: { readonly widths: readonly number[] }) {
  const { t } = useTranslation();
  return (
    <div className={styles.lines} role="status" aria-label={t('common.loading')}>
      {widths.map((width, line) => (
        <SkeletonLine key={line} width={width} />
      ))}
    </div>
  );
}

/** One grey line. */
export function SkeletonLine({ width }: { readonly width: number }) {
  return <span className={styles.line} style={{ inlineSize: `${width}%` }} />;
}
