import { Button, Checkbox, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { longestComment } from '../../../../shared/history';
import type { OrderId } from '../../../../shared/ids';
import type { Shop } from '../../../../shared/shop';
import { ShopName } from '../../../components/ShopName';
import { useDesk } from '../../../queries/desk-context';
import { failureOf } from '../../../queries/error-data';
import { useStatusDraft } from '../../../queries/history-drafts';
import { useAddHistory } from '../../../queries/history-mutations';
import { historyQueries } from '../../../queries/history-queries';
import { useErrorText } from '../../../text/error-text';
import { useFormats } from '../../../text/formats';
import { historyDraftOf, isUntouched, lostEmoji, troublesOf } from './draft';
import styles from './HistoryForm.module.css';
import { MailForecast } from './MailForecast';
import { StatusField } from './StatusField';

/** What is known of the order a status is set for; null where the shop's API does not show it. */
export type OrderFacts = {
  readonly statusId: number;
  readonly hasAffiliate: boolean;
};

type Props = {
  readonly shop: Shop;
  readonly orderId: OrderId;
  readonly facts: OrderFacts | null;
  readonly onNames: () => void;
  readonly onSent: () => void;
};

/** Status, comment, whether to tell the customer, and what will come of it. */
export function HistoryForm({ shop, orderId, facts, onNames, onSent }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const desk = useDesk();
  const words = useErrorText();
  const { draft, change, clear } = useStatusDraft({ shop: shop.id, orderId });
  const [isSent, setIsSent] = useState(false);
  const add = useAddHistory();
  const statuses = useQuery(historyQueries(desk).statuses(shop.id)).data;
  const troubles = isSent ? troublesOf(draft) : new Set<never>();
  const failure = failureOf(add);

  function send(): void {
    setIsSent(true);
    const ready = historyDraftOf({ shop: shop.id, orderId }, draft);
    if (ready === null || add.isPending) return;
    add.mutate(ready, {
      onSuccess: () => {
        clear();
        onSent();
      },
    });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const isSend = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!isSend || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  }

  const lost = shop.capabilities.keepEmoji === 'yes' ? '' : lostEmoji(draft.comment);

  return (
    <form
      className={styles.form}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <ShopName shop={shop} />
      {statuses === undefined ? null : (
        <StatusField
          statuses={statuses}
          current={facts === null ? null : facts.statusId}
          choice={draft.choice}
          onChoice={(choice) => change({ choice })}
          troubles={troubles}
          onNames={onNames}
        />
      )}
      <Textarea
        size="xs"
        rows={4}
        label={t('history.comment')}
        description={
          lost === '' ? t('history.commentHint') : t('history.emojiLost', { emoji: lost })
        }
        value={draft.comment}
        onChange={({ currentTarget }) => change({ comment: currentTarget.value })}
        error={
          troubles.has('comment-too-long')
            ? t('history.tooLong', { most: formats.count(longestComment) })
            : null
        }
      />
      <div className={styles.under}>
        <Checkbox
          label={t('history.notify')}
          checked={draft.notify}
          onChange={({ currentTarget }) => change({ notify: currentTarget.checked })}
        />
        <span className={styles.count}>
          {t('history.count', {
            count: draft.comment.length,
            most: formats.count(longestComment),
          })}
        </span>
      </div>
      <MailForecast
        about={{
          dialect: shop.dialect,
          oldStatusId: facts === null ? null : facts.statusId,
          notify: draft.notify,
          hasAffiliate: facts === null ? null : facts.hasAffiliate,
        }}
        hasComment={draft.comment.trim() !== ''}
      />
      <p className={styles.after}>
        <strong>{t('history.after')}:</strong>{' '}
        {shop.capabilities.verifyHistory === 'yes'
          ? t('history.verified')
          : t('history.unverified')}
      </p>
      {failure === null ? null : (
        <p role="alert" className={styles.failure}>
          <strong>{words(failure).sentence}</strong> {words(failure).action}
        </p>
      )}
      <div className={styles.buttons}>
        {isUntouched(draft) ? null : (
          <>
            <span className={styles.kept}>{t('history.draftKept')}</span>
            <Button variant="subtle" color="gray" onClick={clear}>
              {t('history.discard')}
            </Button>
          </>
        )}
        <Button type="submit" disabled={add.isPending} title={t('history.sendKeys')}>
          {add.isPending ? t('history.sending') : t('history.send')}
        </Button>
      </div>
    </form>
  );
}
