import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoverageKind, SyncState } from '../../../shared/sync-state';
import { useFormats } from '../../text/formats';
import { barPieces } from './coverage';
import styles from './CoverageBar.module.css';

const kinds: readonly CoverageKind[] = ['read', 'missing', 'failed', 'not-yet'];

/** Which order numbers are read, from the oldest to the newest: by colour, by pattern and in words. */
export function CoverageBar({ coverage }: { readonly coverage: SyncState['coverage'] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const hatch = useId();
  const pieces = barPieces(coverage.ranges);
  if (pieces.length === 0) return <p className={styles.none}>{t('sync.coverageNone')}</p>;
  const from = formats.count(Math.min(...pieces.map((piece) => piece.from)));
  const to = formats.count(Math.max(...pieces.map((piece) => piece.to)));
  const counts: Readonly<Record<CoverageKind, number>> = {
    read: coverage.read,
    missing: coverage.missing,
    failed: coverage.failed,
    'not-yet': coverage.notYet,
  };
  const inWords = t('sync.coverageText', {
    read: formats.count(coverage.read),
    missing: formats.count(coverage.missing),
    failed: formats.count(coverage.failed),
    notYet: formats.count(coverage.notYet),
  });
  return (
    <figure className={styles.figure}>
      <figcaption>{t('sync.coverage', { from, to })}</figcaption>
      <svg className={styles.bar} role="img" aria-label={inWords}>
        <Patterns id={hatch} />
        {pieces.map((piece) => (
          <g key={`${piece.kind} ${piece.from}`} className={styles[piece.kind]}>
            <Swatch hatch={hatch} kind={piece.kind} start={piece.start} length={piece.length} />
            <title>{`${formats.count(piece.from)}–${formats.count(piece.to)}: ${t(`sync.kind.${piece.kind}`)}`}</title>
          </g>
        ))}
      </svg>
      <ul className={styles.legend}>
        {kinds.map((kind) => (
          <li key={kind}>
            <svg className={styles[kind]} width="14" height="10" aria-hidden="true">
              <Swatch hatch={hatch} kind={kind} start={0} length={100} />
            </svg>
            {t(`sync.kind.${kind}`)} <strong>{formats.count(counts[kind])}</strong>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function Patterns({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={`${id}missing`} width="5" height="5" patternUnits="userSpaceOnUse">
        <path d="M-1 6 6-1M-1 1 1-1M4 6 6 4" className={styles.missingLine} />
      </pattern>
      <pattern id={`${id}failed`} width="4" height="4" patternUnits="userSpaceOnUse">
        <path d="M0 2h4M2 0v4" className={styles.failedLine} />
      </pattern>
    </defs>
  );
}

function Swatch({
  hatch,
  kind,
  start,
  length,
}: {
  readonly hatch: string;
  readonly kind: CoverageKind;
  readonly start: number;
  readonly length: number;
}) {
  const place = { x: `${start}%`, width: `${length}%`, y: 0, height: '100%' };
  const hasPattern = kind === 'missing' || kind === 'failed';
  return (
    <>
      <rect {...place} fill="currentColor" />
      {hasPattern ? <rect {...place} fill={`url(#${hatch}${kind})`} /> : null}
    </>
  );
}
