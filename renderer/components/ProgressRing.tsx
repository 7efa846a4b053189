import styles from './ProgressRing.module.css';

const radius = 6.5;
const around = 2 * Math.PI * radius;

/** A small ring. `share` is 0 to 1; null turns while the amount is not known; `isResting` shows it whole and quiet. */
export function ProgressRing({
  share,
  isResting = false,
}: {
  readonly share: number | null;
  readonly isResting?: boolean;
}) {
  const shown = isResting ? 1 : (share ?? 0.3);
  return (
    <svg
      className={share === null && !isResting ? styles.turning : styles.ring}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
    >
      <circle className={styles.track} cx="8" cy="8" r={radius} />
      <circle
        className={isResting ? styles.resting : styles.share}
        cx="8"
        cy="8"
        r={radius}
        strokeDasharray={`${around * shown} ${around}`}
        transform="rotate(-90 8 8)"
      />
    </svg>
  );
}
