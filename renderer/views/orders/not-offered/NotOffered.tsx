import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../../shared/shop';
import { EmptyPanel } from '../../../components/EmptyPanel';

/** Stands where the orders would, for a shop whose API does not show them. */
export function NotOffered({ shop }: { readonly shop: Shop }) {
  const { t } = useTranslation();
  return <EmptyPanel why={t('orders.notOffered', { dialect: shop.dialect })} />;
}
