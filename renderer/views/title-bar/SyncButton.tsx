import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { ProgressRing } from '../../components/ProgressRing';
import { StatusShape } from '../../components/StatusShape';
import { useShopSyncs } from '../../queries/use-shop-syncs';
import { isolated } from '../../text/plain-text';
import { useDateText } from '../../text/use-date-text';
import { useSyncText } from '../../text/use-sync-text';
import { summarise, type Summary } from './summary';
import styles from './SyncButton.module.css';

/** The ring with count and rate, and whether the shops answer, summed up; a press opens the sync panel. */
export function SyncButton({
  shops,
  onPress,
}: {
  readonly shops: readonly Shop[];
  /** Called with the shop to begin with: the one that wants attention, or null. */
  readonly onPress: (shop: Shop | null) => void;
}) {
  const { t } = useTranslation();
  const words = useSyncText();
  const dates = useDateText();
  const summary = summarise(useShopSyncs(shops));
  if (summary === null) return null;
  const { short, share, isResting } = words(summary.ring);
  const { word } = summary;
  const isCalm = word === 'online' || word === 'notOffered';
  const [concerned] = summary.shops;
  return (
    <button
      type="button"
      className={styles.button}
      title={t('sync.open')}
      onClick={() => onPress(isCalm ? null : (concerned ?? null))}
    >
      <ProgressRing share={share} isResting={isResting} />
      <span className={styles.words}>{short}</span>
      <span className={styles.state} title={hint(summary)}>
        {isCalm ? (
          <StatusShape kind="working" />
        ) : (
          <IconPlugConnectedX size={14} aria-hidden="true" />
        )}
        {whose(summary)}
      </span>
    </button>
  );

  /** The word; of several shops also which one it is true of, or how many. */
  function whose({ shops: concernedShops }: Summary): string {
    const [one, ...others] = concernedShops;
    if (shops.length === 1 || word === 'online' || word === 'notOffered' || one === undefined) {
      return t(`shell.${word}`);
    }
    if (others.length === 0)
      return t('shell.ofShop', { shop: isolated(one.name), word: t(`shell.${word}`) });
    return t(`shell.several.${word}`, { count: concernedShops.length });
  }

  function hint({ lastContactAt }: Summary): string {
    if (word !== 'online') return t(`shell.${word}Hint`, { count: shops.length });
    return lastContactAt === null
      ? t('shell.onlineHintNever', { count: shops.length })
      : t('shell.onlineHint', { count: shops.length, age: dates.age(lastContactAt) });
  }
}
