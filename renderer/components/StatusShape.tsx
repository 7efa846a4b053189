import type { StatusKind } from '../text/status-kind';
import styles from './StatusShape.module.css';

/** The shape of a status kind, so that colour is never the only sign: ○ ● ✓ ✕ ?. */
export function StatusShape({ kind }: { readonly kind: StatusKind }) {
  return (
    <svg className={styles[kind]} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      {shapes[kind]}
    </svg>
  );
}

const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.75,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

const shapes = {
  open: <circle cx="6" cy="6" r="4" {...line} />,
  working: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  done: <path d="M1.75 6.5 4.75 9.5 10.25 2.75" {...line} />,
  stopped: <path d="M2.5 2.5l7 7M9.5 2.5l-7 7" {...line} />,
  unknown: (
    <>
      <path d="M3.75 4.25a2.25 2.25 0 1 1 3.3 2c-.7.4-1.05.8-1.05 1.6" {...line} />
      <circle cx="6" cy="10.4" r="1" fill="currentColor" />
    </>
  ),
} as const;
