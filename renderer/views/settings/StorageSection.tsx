import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../components/ErrorPanel';
import { Skeleton } from '../../components/Skeleton';
import { errorCodes } from '../../../shared/errors';
import type { CacheState } from '../../../shared/ipc/contract';
import { useDesk } from '../../queries/desk-context';
import { failureOf } from '../../queries/error-data';
import { deskQueries } from '../../queries/desk-queries';
import { useFormats } from '../../text/formats';
import { Row, Section } from './Section';

/** The local copy: how much it holds, in what state it is, and where the keys are kept. */
export function StorageSection() {
  const { t } = useTranslation();
  const desk = useDesk();
  const cache = useQuery(deskQueries(desk).cache());
  const vault = useQuery(deskQueries(desk).vault()).data;
  const failure = failureOf(cache);
  return (
    <Section title={t('settings.storage')}>
      {failure !== null ? <ErrorPanel error={failure} /> : null}
      {cache.data === undefined ? <Skeleton widths={[40, 30]} /> : <State state={cache.data} />}
      {vault?.kind === 'open' ? (
        <dl>
          <Row name={t('settings.keysKept')}>{t(`settings.mode.${vault.mode}`)}</Row>
        </dl>
      ) : null}
    </Section>
  );
}

function State({ state }: { readonly state: CacheState }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (state.kind === 'closed') return <p>{t('settings.closed')}</p>;
  if (state.kind === 'failed') {
    const code = errorCodes.find((known) => known === state.error.code) ?? 'bug';
    return <ErrorPanel error={{ code, facts: state.error.facts }} />;
  }
  const { notice } = state;
  return (
    <>
      <dl>
        <Row name={t('settings.stored')}>{formats.count(state.orders)}</Row>
        <Row name={t('settings.size')}>
          {formats.bytes(state.bytes)} · {t('settings.encrypted')}
        </Row>
      </dl>
      {notice === null ? null : (
        <p>
          {t('settings.rebuilt')}{' '}
          {notice.setAside === null ? null : t('settings.setAside', { file: notice.setAside })}
        </p>
      )}
    </>
  );
}
