import { useTranslation } from 'react-i18next';
import type { CachedOrder } from '../../../../shared/order';
import type { Shop } from '../../../../shared/shop';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { useFormats } from '../../../text/formats';
import { TimelineList } from '../history/TimelineList';
import type { Changes } from '../history/use-changes';
import { Card } from './Card';
import styles from './TimelineCard.module.css';

type Props = {
  readonly shop: Shop;
  readonly order: CachedOrder;
  readonly changes: Changes;
};

/** The story of an order: what its shop tells of it, and the status changes asked for on this desk, each with what became of it. */
export function TimelineCard({ shop, order, changes: { changes, failure, isOutOfReach } }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { contents, header } = order;
  const isTold = contents !== null;
  const isOffered = shop.capabilities.readHistory === 'yes';
  if (!isTold && !isOffered && changes.length === 0 && failure === null) return null;
  const entries = contents?.histories ?? [];
  const leftOut = contents?.historiesLeftOut ?? 0;
  return (
    <Card title={t(isTold ? 'history.story' : 'history.timeline')} isWide>
      {failure === null ? null : <ErrorPanel error={failure} />}
      <TimelineList
        shop={shop}
        entries={entries}
        changes={changes}
        languageId={header.languageId}
        isOutOfReach={isOutOfReach}
      />
      {note() === null ? null : <p className={styles.note}>{note()}</p>}
    </Card>
  );

  function note(): string | null {
    if (leftOut > 0) return t('history.leftOut', { count: leftOut, shown: formats.count(leftOut) });
    if (isTold) return entries.length === 0 ? t('history.noEntries') : null;
    return isOffered ? t('lines.notRead') : t('history.timelineNote');
  }
}
