import { NativeSelect } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { Offers } from '../../components/Offers';
import { ShopSquare } from '../../components/ShopSquare';
import { ShopText } from '../../components/ShopText';
import styles from './ConnectionView.module.css';
import { ConnectorSection } from './ConnectorSection';
import { DoctorSection } from './DoctorSection';
import { NamesSection } from './NamesSection';

type Props = {
  readonly shop: Shop;
  /** All shops of this desk, to choose from. */
  readonly shops: readonly Shop[];
  readonly onShop: (shop: Shop) => void;
  /** Goes to the connector's section when it appears. */
  readonly isAtConnector: boolean;
};

/** The connection to one shop: its connector, its examination, what its API offers, and the names of its statuses. */
export function ConnectionView({ shop, shops, onShop, isAtConnector }: Props) {
  const { t } = useTranslation();
  const connector = useRef<HTMLElement>(null);
  function goToConnector(): void {
    connector.current?.focus();
    connector.current?.scrollIntoView({ block: 'start' });
  }
  useEffect(() => {
    if (isAtConnector) goToConnector();
  }, [isAtConnector]);
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1>{t('connection.title')}</h1>
          <p>
            <ShopSquare colour={shop.colour} />
            <ShopText>{shop.name}</ShopText>
            <span aria-hidden="true">·</span>
            <ShopText>{shop.address}</ShopText>
          </p>
        </div>
        {shops.length < 2 ? null : (
          <NativeSelect
            label={t('connection.choose')}
            value={shop.id}
            data={shops.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={({ currentTarget }) => {
              const chosen = shops.find(({ id }) => id === currentTarget.value);
              if (chosen !== undefined) onShop(chosen);
            }}
          />
        )}
      </header>
      <div className={styles.columns}>
        <DoctorSection key={`doctor ${shop.id}`} shop={shop} onGetConnector={goToConnector} />
        <div className={styles.side}>
          <ConnectorSection key={`connector ${shop.id}`} shop={shop} ref={connector} />
          <section className={styles.card}>
            <h2>{t('offers.title')}</h2>
            <Offers shop={shop} />
          </section>
          <NamesSection key={`names ${shop.id}`} shop={shop} />
        </div>
      </div>
    </main>
  );
}
