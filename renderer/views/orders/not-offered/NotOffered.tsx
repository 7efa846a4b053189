import { Button, TextInput } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSettled } from '../../../../shared/history';
import { orderId as asOrderId, type OrderId } from '../../../../shared/ids';
import type { Shop } from '../../../../shared/shop';
import { ConnectorPanel } from '../../../components/connector/ConnectorPanel';
import { useCatchFocus } from '../../../components/use-catch-focus';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { takesOrdersFocus } from '../../../components/focus-orders';
import { useConnector } from '../../../queries/connector-mutations';
import { ChangeList } from '../history/ChangeList';
import { idOf } from '../history/draft';
import { HistoryDialog } from '../history/HistoryDialog';
import { useChanges } from '../history/use-changes';
import styles from './NotOffered.module.css';

/**
 * Stands where the orders would, for a shop whose API does not show them: says so, sets a status by order number, and
 * lists what was set from this desk.
 */
export function NotOffered({ shop }: { readonly shop: Shop }) {
  const { t } = useTranslation();
  const { changes, failure, isOutOfReach } = useChanges(shop, null);
  const connector = useConnector(shop);
  return (
    <section className={styles.panel} aria-label={t('history.notOfferedTitle')}>
      <header className={styles.head}>
        <IconPlugConnected size={20} stroke={1.5} aria-hidden="true" />
        <div>
          <h1>{t('history.notOfferedTitle')}</h1>
          <p>
            {t('history.notOfferedWhat', { dialect: shop.dialect })}{' '}
            {t('history.notOfferedConnector')}
          </p>
        </div>
      </header>
      <div className={styles.columns}>
        <div>
          <ByNumber shop={shop} />
          <section className={styles.recent}>
            <h2>{t('history.recent')}</h2>
            {failure === null ? null : <ErrorPanel error={failure} />}
            {changes.length === 0 && failure === null ? (
              <p className={styles.none}>{t('history.none')}</p>
            ) : (
              <ChangeList shop={shop} changes={changes} isOutOfReach={isOutOfReach} namesOrder />
            )}
          </section>
        </div>
        <section className={styles.connector}>
          <h2>{t('connector.title')}</h2>
          <ConnectorPanel shop={shop} hands={connector} />
        </section>
      </div>
    </section>
  );
}

function ByNumber({ shop }: { readonly shop: Shop }) {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useCatchFocus(field, 'appeared');
  const [isTried, setIsTried] = useState(false);
  const [order, setOrder] = useState<OrderId | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const all = useChanges(shop, null);
  const id = idOf(number);
  const ofOrder = all.changes.filter((change) => change.orderId === id);
  // an unsettled change blocks its own order only
  const shopBlock = all.blocked === 'unsettled' ? null : all.blocked;
  const blocked = ofOrder.some(({ state }) => !isSettled(state)) ? 'unsettled' : shopBlock;
  return (
    <form
      className={styles.byNumber}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (id === null || blocked !== null) return;
        setOrder(asOrderId(id));
        setIsOpen(true);
      }}
    >
      <h2>{t('history.byOrder')}</h2>
      <div className={styles.pair}>
        <TextInput
          ref={field}
          {...takesOrdersFocus}
          label={t('history.orderNumber')}
          description={t('history.orderNumberHint')}
          value={number}
          onChange={({ currentTarget }) => setNumber(currentTarget.value)}
          error={isTried && id === null ? t('history.wrongNumber') : null}
          inputMode="numeric"
          autoComplete="off"
        />
        <Button type="submit" disabled={blocked !== null}>
          {t('history.openForm')}
        </Button>
      </div>
      {blocked === null ? null : (
        <p className={styles.why} role="status">
          {t(`history.blocked.${blocked}`)}
        </p>
      )}
      {order === null ? null : (
        <HistoryDialog
          key={order}
          shop={shop}
          orderId={order}
          facts={null}
          isOpen={isOpen}
          onClose={() => {
            setIsOpen(false);
            // the button that opened it may be closed to a second change by now
            requestAnimationFrame(() => field.current?.focus());
          }}
        />
      )}
    </form>
  );
}
