import { useQuery } from '@tanstack/react-query';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import type { SyncState } from '../../../shared/sync-state';
import { ProgressRing } from '../../components/ProgressRing';
import { StatusShape } from '../../components/StatusShape';
import { useDesk } from '../../queries/desk-context';
import { deskQueries } from '../../queries/desk-queries';
import { useDateText } from '../../text/use-date-text';
import { useSyncText } from '../../text/use-sync-text';
import { connectionWord } from './connection-word';
import styles from './SyncButton.module.css';

/** The ring with count and rate, and whether the shop answers; a press opens the sync panel. */
export function SyncButton({
  shop,
  onPress,
}: {
  readonly shop: Shop;
  readonly onPress: () => void;
}) {
  const { t } = useTranslation();
  const desk = useDesk();
  const words = useSyncText();
  const dates = useDateText();
  const state = useQuery(deskQueries(desk).sync(shop.id)).data;
  if (state === undefined) return null;
  const { short, share, isResting } = words(state);
  const word = connectionWord(state, shop.hasKey);
  return (
    <button type="button" className={styles.button} title={t('sync.open')} onClick={onPress}>
      <ProgressRing share={share} isResting={isResting} />
      <span className={styles.words}>{short}</span>
      <span className={styles.state} title={hint(state)}>
        {word === 'online' ? (
          <StatusShape kind="working" />
        ) : (
          <IconPlugConnectedX size={14} aria-hidden="true" />
        )}
        {t(`shell.${word}`)}
      </span>
    </button>
  );

  function hint({ lastContactAt }: SyncState): string {
    if (word !== 'online') return t(`shell.${word}Hint`);
    return lastContactAt === null
      ? t('shell.onlineHintNever')
      : t('shell.onlineHint', { age: dates.age(lastContactAt) });
  }
}
