import type { ReactNode } from 'react';
import { SkeletonLine } from '../../components/Skeleton';
import { useFormats } from '../../text/formats';
import styles from './ViewEntry.module.css';

type Props = {
  readonly isCurrent: boolean;
  readonly onPress: () => void;
  readonly sign: ReactNode;
  readonly name: ReactNode;
} & (
  | { readonly note: ReactNode }
  /** Undefined while it is not known yet. */
  | { readonly count: number | undefined }
);

/** One entry of the views panel: a sign, a name, and how many, or a note. */
export function ViewEntry(props: Props) {
  const formats = useFormats();
  return (
    <button
      type="button"
      className={styles.entry}
      aria-current={props.isCurrent ? 'true' : undefined}
      onClick={props.onPress}
    >
      <span className={styles.sign} aria-hidden="true">
        {props.sign}
      </span>
      <span className={styles.name}>{props.name}</span>
      <span className={styles.count}>{'note' in props ? props.note : counted(props.count)}</span>
    </button>
  );

  function counted(count: number | undefined) {
    return count === undefined ? <SkeletonLine width={100} /> : formats.count(count);
  }
}
