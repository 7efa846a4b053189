import { IconStack2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { ShopSign } from '../../components/ShopSign';
import { ShopSquare } from '../../components/ShopSquare';
import { ShopText } from '../../components/ShopText';
import { useShopSyncs } from '../../queries/use-shop-syncs';
import { canShowOrders } from '../../../shared/shop';
import type { Scope, ScopeChoice } from './scope';
import { ViewEntry } from './ViewEntry';
import styles from './ViewsPanel.module.css';

/** The shops of this desk with their state, and all of them in one list where more than one shows its orders. */
export function ShopEntries({
  scope,
  shops,
  onScope,
}: {
  readonly scope: Scope;
  readonly shops: readonly Shop[];
  readonly onScope: (choice: ScopeChoice) => void;
}) {
  const { t } = useTranslation();
  const syncs = useShopSyncs(shops);
  return (
    <>
      <h2 className={styles.head}>{t('orders.shops')}</h2>
      <ul>
        {shops.filter(canShowOrders).length > 1 ? (
          <li>
            <ViewEntry
              isCurrent={scope.kind === 'all'}
              onPress={() => onScope('all')}
              sign={<IconStack2 size={14} />}
              name={t('orders.allShops')}
              note={null}
            />
          </li>
        ) : null}
        {shops.map((shop) => (
          <li key={shop.id}>
            <ViewEntry
              isCurrent={shops.length > 1 && scope.kind === 'one' && scope.shop.id === shop.id}
              onPress={() => onScope(shop.id)}
              sign={<ShopSquare colour={shop.colour} />}
              name={<ShopText>{shop.name}</ShopText>}
              note={
                <>
                  {/* of one shop, title bar and banner say it all */}
                  {shops.length === 1 ? null : (
                    <ShopSign
                      hasKey={shop.hasKey}
                      state={syncs.find((one) => one.shop.id === shop.id)?.state ?? null}
                    />
                  )}
                  {shop.dialect}
                </>
              }
            />
          </li>
        ))}
      </ul>
    </>
  );
}
