import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ShopSign } from '../../components/ShopSign';
import { ShopSquare } from '../../components/ShopSquare';
import { ShopText } from '../../components/ShopText';
import { useShopSyncs } from '../../queries/use-shop-syncs';
import { DisconnectAll } from './DisconnectAll';
import { Section } from './Section';
import styles from './ShopsSection.module.css';
import { ShopDetails } from './ShopDetails';
import type { ShopsProps } from './shops-props';

/** The shops of this desk; the chosen one with all that can be set for it. */
export function ShopsSection(props: ShopsProps) {
  const { shop, shops, onShop, onAddShop } = props;
  const { t } = useTranslation();
  const syncs = useShopSyncs(shops);
  return (
    <Section title={t('settings.shops')}>
      <ul className={styles.shops} aria-label={t('settings.shopList')}>
        {shops.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className={styles.shop}
              aria-current={one.id === shop.id ? 'true' : undefined}
              onClick={() => onShop(one)}
            >
              <ShopSquare colour={one.colour} />
              <span className={styles.name}>
                <ShopText>{one.name}</ShopText>
              </span>
              <ShopSign
                hasKey={one.hasKey}
                state={syncs.find((sync) => sync.shop.id === one.id)?.state ?? null}
              />
              <span className={styles.dialect}>{one.dialect}</span>
            </button>
          </li>
        ))}
      </ul>
      <ShopDetails key={shop.id} {...props} />
      <div className={styles.buttons}>
        <Button
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={onAddShop}
        >
          {t('settings.addShop')}
        </Button>
        <DisconnectAll shops={shops} />
      </div>
    </Section>
  );
}
