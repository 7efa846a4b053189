import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ShopName } from '../../components/ShopName';
import { ShopText } from '../../components/ShopText';
import { useFormats } from '../../text/formats';
import { canShowOrders } from '../../../shared/shop';
import { Disconnect } from './Disconnect';
import { MoveShop } from './MoveShop';
import { Row } from './Section';
import { ShopColour } from './ShopColour';
import { ShopRename } from './ShopRename';
import styles from './ShopsSection.module.css';
import type { ShopsProps } from './shops-props';
import { ZoneSelect } from './ZoneSelect';

/** One shop: its name and colour here, where it is, its key and zone, and how to leave it. */
export function ShopDetails({ shop, onConnection, onEnterKey }: ShopsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div className={styles.details}>
      <h3>
        <ShopName shop={shop} />
      </h3>
      <ShopRename shop={shop} />
      <ShopColour shop={shop} />
      <dl>
        <Row name={t('settings.address')}>
          <span className={styles.inline}>
            <ShopText>{shop.address}</ShopText>
            <MoveShop shop={shop} />
          </span>
        </Row>
        <Row name={t('settings.username')}>
          <ShopText>{shop.username === '' ? t('common.none') : shop.username}</ShopText>
        </Row>
        <Row name={t('settings.keyKnown')}>
          <span className={styles.inline}>
            {shop.hasKey ? t('settings.hasKey') : t('settings.noKey')}
            <Button variant="subtle" size="compact-xs" onClick={() => onEnterKey(shop)}>
              {t('settings.changeKey')}
            </Button>
          </span>
        </Row>
        {shop.certificate === null ? null : (
          <Row name={t('settings.certificate')}>
            {t('settings.certificateValue')}
            <br />
            <code className={styles.fingerprint}>{shop.certificate}</code>
          </Row>
        )}
        <Row name={t('settings.dialect')}>
          {shop.connector.kind === 'present'
            ? t('settings.dialectConnector', { dialect: shop.dialect })
            : t('settings.dialectValue', { dialect: shop.dialect })}
        </Row>
        <Row name={t('settings.connectedAt')}>{formats.moment(shop.connectedAt)}</Row>
      </dl>
      {canShowOrders(shop) ? <ZoneSelect shop={shop} /> : null}
      <div className={styles.buttons}>
        <Button variant="default" onClick={onConnection}>
          {t('settings.connection')}
        </Button>
        <Disconnect shop={shop} />
      </div>
    </div>
  );
}
