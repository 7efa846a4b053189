import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { ConnectorPanel } from '../../components/connector/ConnectorPanel';
import { useConnector } from '../../queries/connector-mutations';
import view from './ConnectionView.module.css';

/** The connector of a shop. `isFirst`: somebody came here for it, so it is shown and has the focus. */
export function ConnectorSection({
  shop,
  isFirst,
}: {
  readonly shop: Shop;
  readonly isFirst: boolean;
}) {
  const { t } = useTranslation();
  const heading = useId();
  const hands = useConnector(shop);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isFirst) return;
    section.current?.focus();
    section.current?.scrollIntoView({ block: 'start' });
  }, [isFirst]);
  return (
    <section ref={section} tabIndex={-1} className={view.card} aria-labelledby={heading}>
      <h2 id={heading}>{t('connector.title')}</h2>
      <ConnectorPanel shop={shop} hands={hands} />
    </section>
  );
}
