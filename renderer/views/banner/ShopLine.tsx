import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AppErrorData } from '../../../shared/errors';
import { CopyButton } from '../../components/CopyButton';
import { useDeskCommands, useTryNow } from '../../queries/desk-mutations';
import type { ShopSync } from '../../queries/use-shop-syncs';
import { useErrorText } from '../../text/error-text';
import { useDateText } from '../../text/use-date-text';
import styles from './Banner.module.css';
import { BannerLine } from './BannerLine';
import type { Trouble } from './trouble';

type Props = {
  readonly sync: ShopSync;
  readonly kind: Exclude<Trouble, 'offline'>;
  readonly isNamed: boolean;
  readonly onEnterKey: () => void;
};

/** What keeps the desk from one shop, and the one thing to do about it. */
export function ShopLine({ sync, kind, isNamed, onEnterKey }: Props) {
  const { t } = useTranslation();
  const words = useErrorText();
  const dates = useDateText();
  const { shop, state } = sync;
  const { phase, lastContactAt } = state;
  const tryNow = useTryNow([shop.id]);
  const named = isNamed ? [shop] : [];
  const enterKey = <Button onClick={onEnterKey}>{t('banner.enterKey')}</Button>;
  const tryWith = (label: string) => (
    <Button variant="default" loading={tryNow.isPending} onClick={() => tryNow.mutate()}>
      {label}
    </Button>
  );

  if (kind === 'no-key') {
    const { sentence, action } = words({ code: 'no-key', facts: {} });
    const hasOrders = state.coverage.read > 0; // with keys for one session the copy is deleted at exit
    return (
      <BannerLine
        tone="warn"
        named={named}
        sentence={sentence}
        action={hasOrders ? action : t('banner.noKeyNothingRead')}
      >
        {enterKey}
      </BannerLine>
    );
  }
  if (phase.kind !== 'stopped' && phase.kind !== 'waiting') return null;
  const { error } = phase;
  const { sentence, action } = words(error);
  const address = error.code === 'address-not-allowed' ? <TheirAddress error={error} /> : null;
  if (phase.kind === 'stopped') {
    return (
      <BannerLine tone="danger" named={named} sentence={sentence} action={action} error={error}>
        {address}
        {error.code === 'wrong-key' ? enterKey : tryWith(t('common.retry'))}
      </BannerLine>
    );
  }
  if (error.code === 'address-not-allowed') {
    return (
      <BannerLine
        tone="warn"
        named={named}
        sentence={sentence}
        action={`${action} ${t('banner.goesOn')}`}
        error={error}
      >
        {address}
        {tryWith(t('banner.tryNow'))}
      </BannerLine>
    );
  }
  const left = dates.left(phase.retryAt);
  return (
    <BannerLine
      tone="warn"
      named={named}
      sentence={
        lastContactAt === null
          ? t('banner.waitingNever', { sentence, left })
          : t('banner.waiting', { sentence, age: dates.age(lastContactAt), left })
      }
      action={action}
      error={error}
    >
      {tryWith(t('banner.tryNow'))}
    </BannerLine>
  );
}

function TheirAddress({ error: { facts } }: { readonly error: AppErrorData }) {
  const { t } = useTranslation();
  const { copy } = useDeskCommands();
  const ip = facts['ip'];
  // the desk says '' where the shop did not tell which address it saw
  if (ip === undefined || ip === '') return null;
  return (
    <span className={styles.address}>
      <code>{ip}</code>
      <CopyButton what={t('banner.theirAddress')} text={String(ip)} onCopy={copy} />
    </span>
  );
}
