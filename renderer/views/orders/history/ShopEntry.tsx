import { IconBuildingStore } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HistoryChange } from '../../../../shared/history';
import type { HistoryEntry } from '../../../../shared/order-contents';
import type { Shop } from '../../../../shared/shop';
import { ShopDate } from '../../../components/ShopDate';
import { StatusBadge } from '../../../components/StatusBadge';
import { withoutTurns } from '../../../text/plain-text';
import { statusNameIn, toldName } from '../../../text/status-name';
import styles from './ChangeEntry.module.css';

/** One entry of the shop's own history. `change`: it was made from this desk. `languageId`: the order's language. */
export function ShopEntry({
  shop,
  entry,
  change,
  languageId,
}: {
  readonly shop: Shop;
  readonly entry: HistoryEntry;
  readonly change: HistoryChange | null;
  readonly languageId: number;
}) {
  const { t } = useTranslation();
  const { statusId, comment, isNotified, dateAdded } = entry;
  const name = statusNameIn(shop, statusId, null);
  const theirs = shop.facts === null ? null : toldName(shop.facts, statusId, languageId);
  const facts = [
    isNotified ? t('history.notified') : t('history.notNotified'),
    ...(change === null ? [] : [t('history.fromHere')]),
  ];
  return (
    <li className={styles.entry} data-kind="shop">
      <span className={styles.sign}>
        <IconBuildingStore size={14} stroke={1.5} aria-hidden="true" />
      </span>
      <div className={styles.content}>
        <div className={styles.line}>
          <span
            {...(theirs === null || theirs === name
              ? {}
              : { title: t('history.inTheirLanguage', { name: withoutTurns(theirs) }) })}
          >
            <StatusBadge id={statusId} name={name} />
          </span>
          <span className={styles.age}>
            <ShopDate text={dateAdded} zone={shop.zone} />
          </span>
        </div>
        {comment.trim() === '' ? null : (
          <p className={styles.told} dir="auto">
            {withoutTurns(comment)}
          </p>
        )}
        <p className={styles.facts}>{facts.join(' · ')}</p>
      </div>
    </li>
  );
}
