import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { ShopText } from '../../components/ShopText';

type Props = {
  readonly shop: Shop;
  /** All shops of this desk, to choose from. */
  readonly shops: readonly Shop[];
  readonly onShop: (shop: Shop) => void;
};

/** The connection to one shop. */
export function ConnectionView({ shop }: Props) {
  const { t } = useTranslation();
  return (
    <main>
      <h1>{t('shell.connection')}</h1>
      <p>
        <ShopText>{shop.address}</ShopText>
      </p>
    </main>
  );
}
