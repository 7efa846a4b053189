import { IconArrowRight } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryChange, HistoryState } from '../../../../shared/history';
import type { Shop } from '../../../../shared/shop';
import { useCatchFocus } from '../../../components/use-catch-focus';
import { ProgressRing } from '../../../components/ProgressRing';
import { StatusBadge } from '../../../components/StatusBadge';
import { StatusShape } from '../../../components/StatusShape';
import { useFormats } from '../../../text/formats';
import type { StatusKind } from '../../../text/status-kind';
import { useDateText } from '../../../text/use-date-text';
import { ChangeActions } from './ChangeActions';
import styles from './ChangeEntry.module.css';
import { ChangeStory } from './ChangeStory';
import { mailWords } from './mail-words';
import { useStatusName } from './use-status-name';

const shapes: Readonly<Record<HistoryState['kind'], StatusKind | null>> = {
  waiting: null,
  sending: null,
  done: 'done',
  sent: 'working',
  'not-done': 'stopped',
  unknown: 'unknown',
  settled: 'done',
};

/** One status change asked for here: what it was, where it stands, what is known of it, and what can be done. */
export function ChangeEntry({
  shop,
  change,
  isOutOfReach,
  isUnsettled,
  namesOrder = false,
}: {
  readonly shop: Shop;
  readonly change: HistoryChange;
  readonly isOutOfReach: boolean;
  /** Whether some change of this order is not settled, so that no new one can be made. */
  readonly isUnsettled: boolean;
  /** Says which order it is of, in a list of several. */
  readonly namesOrder?: boolean;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const dates = useDateText();
  const { nameOf } = useStatusName(shop.id);
  const { state, comment, statusId, createdAt, orderId } = change;
  const entry = useRef<HTMLLIElement>(null);
  // the buttons that settle it go when it is settled
  useCatchFocus(entry, state.kind, 'on-changing');
  const shape =
    state.kind === 'settled' && state.as === 'not-done' ? 'stopped' : shapes[state.kind];
  return (
    <li ref={entry} tabIndex={-1} className={styles.entry} data-kind={state.kind}>
      <span className={styles.sign}>
        {shape === null ? <ProgressRing share={null} /> : <StatusShape kind={shape} />}
      </span>
      <div className={styles.content}>
        <div className={styles.line}>
          <strong className={styles.state} role="status">
            {t(`history.state.${state.kind}`)}
          </strong>
          {namesOrder ? <span>{t('history.ofOrder', { id: orderId })}</span> : null}
          <IconArrowRight size={12} role="img" aria-label={t('history.to')} />
          <StatusBadge id={statusId} name={nameOf(statusId)} />
          <span className={styles.age} title={formats.moment(createdAt)}>
            {dates.age(createdAt)}
          </span>
        </div>
        <ChangeStory shop={shop} change={change} />
        {comment === '' ? null : (
          <p className={styles.comment} dir="auto">
            {comment}
          </p>
        )}
        <p className={styles.facts}>
          {mailWords(shop, change)
            .map((word) => t(`history.${word}`))
            .join(' · ')}
          {comment === '' ? ` · ${t('history.noComment')}` : ''}
        </p>
        <ChangeActions
          shop={shop}
          change={change}
          isOutOfReach={isOutOfReach}
          isUnsettled={isUnsettled}
        />
      </div>
    </li>
  );
}
