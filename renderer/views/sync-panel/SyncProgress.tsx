import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SyncPhase, SyncState } from '../../../shared/sync-state';
import { ErrorDetails } from '../../components/ErrorDetails';
import { failureOf } from '../../queries/error-data';
import { useSteerSync, type SyncPress } from '../../queries/desk-mutations';
import { useErrorText } from '../../text/error-text';
import { useFormats } from '../../text/formats';
import { useDateText } from '../../text/use-date-text';
import styles from './SyncPanel.module.css';

const pictures = {
  pause: IconPlayerPause,
  resume: IconPlayerPlay,
  cancel: IconPlayerStop,
  now: IconRefresh,
} as const;

/** What can be pressed in which phase. */
function presses(phase: SyncPhase): readonly SyncPress[] {
  switch (phase.kind) {
    case 'idle':
      return ['now', 'pause'];
    case 'paused':
      return ['resume'];
    case 'waiting':
      return ['now', 'pause'];
    case 'stopped':
      return ['now'];
    case 'not-offered':
      return [];
    case 'logging-in':
    case 'finding-newest':
    case 'walking':
    case 'looking-past-newest':
    case 'following':
      return ['pause', 'cancel'];
  }
}

/** What runs now, how far it is, and the buttons that steer it. */
export function SyncProgress({ state }: { readonly state: SyncState }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const dates = useDateText();
  const words = useErrorText();
  const steer = useSteerSync(state.shop);
  const { phase } = state;
  const failure = failureOf(steer);
  const error = phase.kind === 'waiting' || phase.kind === 'stopped' ? phase.error : failure;
  const isThroughConnector = state.way === 'connector';
  const counted =
    phase.kind === 'walking' || phase.kind === 'looking-past-newest' || phase.kind === 'following'
      ? phase
      : null;

  return (
    <section>
      <p className={styles.phase} role="status">
        {phaseWords()}
      </p>
      {'pass' in phase ? (
        <p className={styles.pass}>
          {t(`sync.${isThroughConnector ? 'connectorPass' : 'pass'}.${phase.pass}`)}
        </p>
      ) : null}
      {counted === null ? null : (
        <>
          <div
            className={styles.bar}
            role="progressbar"
            aria-label={phaseWords()}
            aria-valuemin={0}
            aria-valuemax={counted.total}
            aria-valuenow={counted.done}
          >
            <div style={{ inlineSize: `${(counted.done / Math.max(1, counted.total)) * 100}%` }} />
          </div>
          <div className={styles.numbers}>
            <span>
              {t(`sync.${countedWhat()}`, {
                done: formats.count(counted.done),
                total: formats.count(counted.total),
              })}
            </span>
            {phase.kind === 'walking' && phase.rate !== null ? (
              <span>{t('sync.rate', { rate: formats.rate(phase.rate) })}</span>
            ) : null}
            {phase.kind === 'walking' && phase.secondsLeft !== null ? (
              <span>{dates.remaining(phase.secondsLeft)}</span>
            ) : null}
          </div>
        </>
      )}
      {error === null ? null : (
        <div className={styles.error} role="alert">
          <p>
            <strong>{words(error).sentence}</strong> {words(error).action}
          </p>
          <ErrorDetails error={error} />
        </div>
      )}
      <div className={styles.buttons}>
        {presses(phase).map((press) => {
          const Picture = pictures[press];
          return (
            <Button
              key={press}
              variant="default"
              loading={steer.isPending && steer.variables === press}
              leftSection={<Picture size={14} aria-hidden="true" />}
              onClick={() => steer.mutate(press)}
            >
              {t(`sync.${press}`)}
            </Button>
          );
        })}
      </div>
    </section>
  );

  function countedWhat() {
    if (phase.kind === 'following') return 'doneQuestions';
    return isThroughConnector ? 'doneOrders' : 'done';
  }

  function phaseWords(): string {
    switch (phase.kind) {
      case 'idle':
        return phase.nextPassAt === null
          ? t('sync.phase.idle')
          : t('sync.phase.idleNext', { left: dates.left(phase.nextPassAt) });
      case 'logging-in':
        return t('sync.phase.loggingIn');
      case 'finding-newest':
        return t('sync.phase.finding', { count: phase.probes });
      case 'walking':
        return t('sync.phase.walking');
      case 'looking-past-newest':
        return t('sync.phase.past');
      case 'following':
        return t('sync.phase.following');
      case 'paused':
        return t('sync.phase.paused');
      case 'waiting':
        return t('sync.phase.waiting', { left: dates.left(phase.retryAt) });
      case 'stopped':
        return t('sync.phase.stopped');
      case 'not-offered':
        return t('sync.phase.notOffered');
    }
  }
}
