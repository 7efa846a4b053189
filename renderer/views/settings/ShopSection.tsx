import { useTranslation } from 'react-i18next';
import type { Capabilities } from '../../../shared/capabilities';
import type { Shop } from '../../../shared/shop';
import { ShopText } from '../../components/ShopText';
import { settings } from '../../text/en/settings';
import { useFormats } from '../../text/formats';
import { Disconnect } from './Disconnect';
import { Row, Section } from './Section';
import styles from './SettingsView.module.css';
import { ZoneSelect } from './ZoneSelect';

// Object.keys forgets that these are exactly the table's names
const capabilities = Object.keys(settings.capability) as (keyof Capabilities)[];

/** The connected shop: where it is, what it offers, its zone, and how to leave it. */
export function ShopSection({ shop }: { readonly shop: Shop }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Section title={t('settings.shop')}>
      <dl>
        <Row name={t('settings.address')}>
          <ShopText>{shop.address}</ShopText>
        </Row>
        <Row name={t('settings.username')}>
          <ShopText>{shop.username === '' ? t('common.none') : shop.username}</ShopText>
        </Row>
        <Row name={t('settings.dialect')}>
          {t('settings.dialectValue', { dialect: shop.dialect })}
        </Row>
        <Row name={t('settings.connectedAt')}>{formats.moment(shop.connectedAt)}</Row>
        <Row name={t('settings.keyKnown')}>
          {shop.hasKey ? t('settings.hasKey') : t('settings.noKey')}
        </Row>
      </dl>
      <ZoneSelect shop={shop} />
      <table className={styles.offers}>
        <caption>{t('settings.offers')}</caption>
        <tbody>
          {capabilities.map((name) => (
            <tr key={name}>
              <th scope="row">{t(`settings.capability.${name}`)}</th>
              <td data-offer={shop.capabilities[name]}>
                {t(`settings.offer.${shop.capabilities[name]}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Disconnect shop={shop} />
    </Section>
  );
}
