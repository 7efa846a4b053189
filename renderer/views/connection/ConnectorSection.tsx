import { useId, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { ConnectorPanel } from '../../components/connector/ConnectorPanel';
import { useConnector } from '../../queries/connector-mutations';
import view from './ConnectionView.module.css';

/** The connector of a shop. */
export function ConnectorSection({
  shop,
  ref,
}: {
  readonly shop: Shop;
  readonly ref: Ref<HTMLElement>;
}) {
  const { t } = useTranslation();
  const heading = useId();
  const hands = useConnector(shop);
  return (
    <section ref={ref} tabIndex={-1} className={view.card} aria-labelledby={heading}>
      <h2 id={heading}>{t('connector.title')}</h2>
      <ConnectorPanel shop={shop} hands={hands} />
    </section>
  );
}
