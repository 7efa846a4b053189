import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryChange } from '../../../../shared/history';
import type { Shop } from '../../../../shared/shop';
import { useDesk } from '../../../queries/desk-context';
import { failureOf } from '../../../queries/error-data';
import {
  useAddHistory,
  useCheckHistory,
  useSettleHistory,
} from '../../../queries/history-mutations';
import { orderQueries } from '../../../queries/order-queries';
import { useErrorText } from '../../../text/error-text';
import { canShowOrders } from '../../../../shared/shop';
import styles from './ChangeActions.module.css';
import { MailForecast } from './MailForecast';
import { useStatusName } from './use-status-name';

type Props = {
  readonly shop: Shop;
  readonly change: HistoryChange;
  readonly isOutOfReach: boolean;
  readonly isUnsettled: boolean;
};

/** What can be done about a change: look again or say what was found while it is unknown; make a new one where it was not done. */
export function ChangeActions(props: Props) {
  const { state } = props.change;
  if (state.kind === 'unknown') return <Unknown {...props} />;
  const isNotDone =
    state.kind === 'not-done' || (state.kind === 'settled' && state.as === 'not-done');
  return isNotDone && !props.isUnsettled ? <Again {...props} /> : null;
}

function Unknown({ shop, change, isOutOfReach }: Props) {
  const { t } = useTranslation();
  const check = useCheckHistory();
  const settle = useSettleHistory();
  const key = { shop: change.shop, id: change.id };
  const isBusy = check.isPending || settle.isPending;
  return (
    <>
      <div className={styles.buttons}>
        {shop.capabilities.verifyHistory === 'yes' ? (
          <Button
            disabled={isBusy || isOutOfReach || !shop.hasKey}
            onClick={() => check.mutate(key)}
          >
            {check.isPending ? t('history.checking') : t('history.check')}
          </Button>
        ) : null}
        <Button
          variant="default"
          disabled={isBusy}
          onClick={() => settle.mutate({ ...key, as: 'done' })}
        >
          {t('history.lookedThere')}
        </Button>
        <Button
          variant="default"
          disabled={isBusy}
          onClick={() => settle.mutate({ ...key, as: 'not-done' })}
        >
          {t('history.lookedNotThere')}
        </Button>
      </div>
      <Failure of={check} />
      <Failure of={settle} />
    </>
  );
}

function Again({ shop, change, isOutOfReach }: Props) {
  const { t } = useTranslation();
  const { wordOf } = useStatusName(shop.id);
  const [isAsking, setIsAsking] = useState(false);
  const add = useAddHistory();
  const order = useQuery({
    ...orderQueries(useDesk()).detail({ shop: change.shop, orderId: change.orderId }),
    enabled: canShowOrders(shop),
  });
  const header = order.data?.header ?? null;
  const { orderId, statusId, comment, notify } = change;
  const named = { id: orderId, status: wordOf(statusId) };
  const isGone = order.data !== undefined && order.data !== null && order.data.goneSince !== null;
  const isOff = isGone || isOutOfReach || !shop.hasKey || shop.capabilities.addHistory !== 'yes';
  if (!isAsking) {
    return (
      <div className={styles.buttons}>
        <Button variant="default" disabled={isOff} onClick={() => setIsAsking(true)}>
          {t('history.again')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.ask} role="group" aria-label={t('history.again')}>
      <p>
        {change.state.kind === 'settled'
          ? t('history.againWhat', named)
          : t('history.againWhatSafe', named)}
      </p>
      <MailForecast
        about={{
          dialect: shop.dialect,
          oldStatusId: header === null ? null : header.statusId,
          notify,
          hasAffiliate: header === null ? null : header.affiliateId !== 0,
        }}
        hasComment={comment.trim() !== ''}
      />
      <div className={styles.buttons}>
        <Button
          autoFocus
          disabled={add.isPending || isOff}
          onClick={() =>
            add.mutate(
              { shop: change.shop, orderId, statusId, comment, notify },
              { onSuccess: () => setIsAsking(false) },
            )
          }
        >
          {add.isPending ? t('history.sending') : t('history.againDo')}
        </Button>
        <Button variant="default" onClick={() => setIsAsking(false)}>
          {t('common.cancel')}
        </Button>
      </div>
      <Failure of={add} />
    </div>
  );
}

function Failure({ of }: { readonly of: { readonly error: unknown } }) {
  const words = useErrorText();
  const failure = failureOf(of);
  if (failure === null) return null;
  return (
    <p role="alert" className={styles.failure}>
      {words(failure).sentence} {words(failure).action}
    </p>
  );
}
