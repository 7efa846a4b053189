import { useTranslation } from 'react-i18next';
import type { SyncState } from '../../../shared/sync-state';
import { useFormats } from '../../text/formats';
import { useDateText } from '../../text/use-date-text';
import styles from './SyncPanel.module.css';

/** What is proven, what is assumed, and the figures of this run. Through the connector nothing is assumed. */
export function SyncFacts({ state }: { readonly state: SyncState }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const dates = useDateText();
  const { newestOrderId, lastContactAt, way } = state;
  const figures = [
    ['newest', newestOrderId === null ? t('common.unknown') : formats.count(newestOrderId)],
    ['contact', lastContactAt === null ? t('sync.never') : dates.age(lastContactAt)],
    ['requests', formats.count(state.requests)],
    ['logins', formats.count(state.logins)],
    ['concurrency', formats.count(state.concurrency)],
  ] as const;
  return (
    <div className={styles.facts}>
      {way === 'connector' ? <Told state={state} /> : <Walked state={state} />}
      <section>
        <h3>{t('sync.figures')}</h3>
        <dl className={styles.figures}>
          {figures.map(([name, value]) => (
            <FigureRow key={name} name={t(`sync.${name}`)} value={value} />
          ))}
        </dl>
      </section>
    </div>
  );
}

/** What the connector told, and when the copy was last compared with it. */
function Told({ state }: { readonly state: SyncState }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const dates = useDateText();
  const { coverage, expected, compared } = state;
  const read = formats.count(coverage.read);
  return (
    <section>
      <h3>{t('sync.connector')}</h3>
      <p>
        {expected === null
          ? t('sync.connectorReadSome', { count: coverage.read, read })
          : t('sync.connectorRead', { read, expected: formats.count(expected) })}{' '}
        {t('sync.connectorChanges')}
      </p>
      <p>
        {compared === null
          ? t('sync.notCompared')
          : t('sync.compared', { age: dates.age(compared.at) })}
      </p>
      {coverage.failed === 0 ? null : (
        <p>{t('sync.connectorFailed', { count: coverage.failed })}</p>
      )}
    </section>
  );
}

/** What a walk from number to number proved, and what it has to assume. */
function Walked({ state }: { readonly state: SyncState }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { newestOrderId, lookedUpTo, gapRule, firstPassDone, coverage } = state;
  return (
    <>
      <section>
        <h3>{t('sync.proven')}</h3>
        <p>
          {lookedUpTo > 0
            ? t('sync.provenRead', { upTo: formats.count(lookedUpTo) })
            : t('sync.provenNone')}{' '}
          {t('sync.provenMissing')}
        </p>
        {coverage.failed === 0 ? null : <p>{t('sync.failedOnes', { count: coverage.failed })}</p>}
      </section>
      <section>
        <h3>{t('sync.assumed')}</h3>
        <p>
          {firstPassDone && newestOrderId !== null
            ? assumedEnd(newestOrderId)
            : t('sync.assumedOpen')}
        </p>
      </section>
    </>
  );

  /** How far past the newest was really looked; a light pass looks less far than the gap rule. */
  function assumedEnd(newestId: number): string {
    const past = lookedUpTo - newestId;
    const newest = formats.count(newestId);
    const further =
      past >= gapRule ? t('sync.widest') : t('sync.widerDaily', { gap: formats.count(gapRule) });
    return past > 0
      ? t('sync.assumedEnd', { count: past, newest, past: formats.count(past), further })
      : t('sync.assumedUnseen', { newest, further });
  }
}

function FigureRow({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
