import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../../../shared/result';
import type { CachedOrder } from '../../../../../shared/order';
import type { Shop } from '../../../../../shared/shop';
import { useCatchFocus } from '../../../../components/use-catch-focus';
import { Card } from '../Card';
import { LinesMissing } from './LinesMissing';
import styles from './LinesCard.module.css';
import { LinesTable } from './LinesTable';
import { NotRead } from './NotRead';
import { contentsState } from './state';

type Props = {
  readonly shop: Shop;
  readonly order: CachedOrder;
  /** Leads to the connector of this shop. */
  readonly onGetConnector: () => void;
};

/** The order lines, or what is missing to read them; an order is never shown as if it had none. */
export function LinesCard({ shop, order, onGetConnector }: Props) {
  const { t } = useTranslation();
  const state = contentsState(shop, order);
  const body = useRef<HTMLDivElement>(null);
  // the button that reads them goes when they are read
  useCatchFocus(body, state.kind, 'on-changing');
  return (
    <Card title={t('lines.title')} isWide>
      <div ref={body} tabIndex={-1}>
        {content()}
      </div>
    </Card>
  );

  function content() {
    switch (state.kind) {
      case 'not-offered':
        return <LinesMissing isNever={state.isNever} onGetConnector={onGetConnector} />;
      case 'not-read':
        return <NotRead order={order} />;
      case 'read': {
        const { lines, vouchers } = state.contents;
        if (lines.length === 0 && vouchers.length === 0) {
          return <p className={styles.note}>{t('lines.none')}</p>;
        }
        return (
          <>
            <LinesTable shop={shop} header={order.header} contents={state.contents} />
            {state.isKept ? <p className={styles.note}>{t('lines.kept')}</p> : null}
          </>
        );
      }
      default:
        return assertNever(state);
    }
  }
}
