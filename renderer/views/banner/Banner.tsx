import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle, IconInfoCircle, IconPlugConnectedX } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppErrorData } from '../../../shared/errors';
import type { Shop } from '../../../shared/shop';
import { CopyButton } from '../../components/CopyButton';
import { ErrorDetails } from '../../components/ErrorDetails';
import { useDesk } from '../../queries/desk-context';
import { useDeskCommands, useSteerSync } from '../../queries/desk-mutations';
import { deskQueries } from '../../queries/desk-queries';
import { useErrorText } from '../../text/error-text';
import { useDateText } from '../../text/use-date-text';
import styles from './Banner.module.css';
import { EnterKeyDialog } from './EnterKeyDialog';

/** What keeps the desk from the shop, in one line with one action; nothing on an ordinary day. */
export function Banner({ shop }: { readonly shop: Shop }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const dates = useDateText();
  const words = useErrorText();
  const steer = useSteerSync(shop.id);
  const [isAsking, setIsAsking] = useState(false);
  const sync = useQuery(deskQueries(desk).sync(shop.id)).data;
  const cache = useQuery(deskQueries(desk).cache()).data;

  const enterKey = <Button onClick={() => setIsAsking(true)}>{t('banner.enterKey')}</Button>;
  const tryWith = (label: string) => (
    <Button variant="default" loading={steer.isPending} onClick={() => steer.mutate('now')}>
      {label}
    </Button>
  );
  const tryNow = tryWith(t('banner.tryNow'));

  const lines: ReactNode[] = [];
  if (cache?.kind === 'failed') {
    lines.push(<Line key="cache" tone="danger" sentence={t('banner.cacheFailed')} />);
  }
  if (cache?.kind === 'open' && cache.notice !== null) {
    lines.push(<Line key="rebuilt" tone="info" sentence={t('banner.rebuilt')} />);
  }
  const connection = connectionLine();
  if (connection !== null) lines.push(connection);

  return (
    <div role="region" aria-label={t('banner.label')} className={styles.banner}>
      <div role="status">{lines}</div>
      <EnterKeyDialog shop={shop} isOpen={isAsking} onClose={() => setIsAsking(false)} />
    </div>
  );

  function connectionLine(): ReactNode {
    if (sync === undefined) return null;
    const { phase, lastContactAt, isOnline } = sync;
    const age = lastContactAt === null ? null : dates.age(lastContactAt);
    if (!shop.hasKey) {
      const { sentence, action } = words({ code: 'no-key', facts: {} });
      return (
        <Line key="key" tone="warn" sentence={sentence} action={action}>
          {enterKey}
        </Line>
      );
    }
    if (phase.kind === 'stopped') {
      const { sentence, action } = words(phase.error);
      const { code, facts } = phase.error;
      return (
        <Line key="stopped" tone="danger" sentence={sentence} action={action} error={phase.error}>
          {code === 'address-not-allowed' ? <TheirAddress ip={facts['ip']} /> : null}
          {code === 'wrong-key' ? enterKey : tryWith(t('common.retry'))}
        </Line>
      );
    }
    if (phase.kind === 'waiting' && phase.error.code !== 'offline') {
      const { sentence, action } = words(phase.error);
      const left = dates.left(phase.retryAt);
      return (
        <Line
          key="waiting"
          tone="warn"
          sentence={
            age === null
              ? t('banner.waitingNever', { sentence, left })
              : t('banner.waiting', { sentence, age, left })
          }
          action={action}
          error={phase.error}
        >
          {tryNow}
        </Line>
      );
    }
    // a dead line behind a working network card is known only by its error
    if (isOnline && phase.kind !== 'waiting') return null;
    return (
      <Line
        key="offline"
        tone="warn"
        sentence={age === null ? t('banner.offlineNever') : t('banner.offline', { age })}
      >
        {tryNow}
      </Line>
    );
  }
}

function TheirAddress({ ip }: { readonly ip: string | number | undefined }) {
  const { t } = useTranslation();
  const { copy } = useDeskCommands();
  if (ip === undefined) return null;
  return (
    <span className={styles.address}>
      <code>{ip}</code>
      <CopyButton what={t('banner.theirAddress')} text={String(ip)} onCopy={copy} />
    </span>
  );
}

const pictures = { info: IconInfoCircle, warn: IconPlugConnectedX, danger: IconAlertTriangle };

function Line({
  tone,
  sentence,
  action,
  error,
  children,
}: {
  readonly tone: keyof typeof pictures;
  readonly sentence: string;
  readonly action?: string;
  readonly error?: AppErrorData;
  readonly children?: ReactNode;
}) {
  const Picture = pictures[tone];
  return (
    <div className={styles.line} data-tone={tone}>
      <Picture size={16} aria-hidden="true" />
      <p>
        <strong>{sentence}</strong> {action}
      </p>
      {error === undefined ? null : <ErrorDetails error={error} />}
      {children}
    </div>
  );
}
