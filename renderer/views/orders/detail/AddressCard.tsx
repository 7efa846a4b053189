import { IconMapPin } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OrderAddress } from '../../../../shared/order';
import { CopyButton } from '../../../components/CopyButton';
import { IconButton } from '../../../components/IconButton';
import { ShopText } from '../../../components/ShopText';
import { useDeskCommands } from '../../../queries/desk-mutations';
import { formatAddress, isEmptyAddress } from '../../../text/address-format';
import styles from './AddressCard.module.css';
import { Card } from './Card';
import { CustomFieldList } from './CustomFieldList';

/** A postal address laid out by the order's own address format; `emptyNote` where there is none. */
export function AddressCard({
  title,
  address,
  emptyNote,
  note,
}: {
  readonly title: string;
  readonly address: OrderAddress;
  readonly emptyNote: string;
  readonly note?: string;
}) {
  const { t } = useTranslation();
  const { copy, open } = useDeskCommands();
  if (isEmptyAddress(address)) {
    return (
      <Card title={title}>
        <p className={styles.note}>{emptyNote}</p>
      </Card>
    );
  }
  const lines = formatAddress(address);
  const place = [address.address1, address.postcode, address.city, address.country]
    .filter((part) => part !== '')
    .join(', ');
  return (
    <Card
      title={title}
      aside={
        <>
          {place === '' ? null : (
            <IconButton
              icon={IconMapPin}
              label={t('order.map')}
              onPress={() => void open({ kind: 'map', target: place }).catch(() => undefined)}
            />
          )}
          <CopyButton what={title} text={lines.join('\n')} onCopy={copy} />
        </>
      }
    >
      <address className={styles.address}>
        {lines.map((line, at) => (
          <div key={at}>
            <ShopText>{line}</ShopText>
          </div>
        ))}
      </address>
      {note === undefined ? null : <p className={styles.note}>{note}</p>}
      <CustomFieldList fields={address.customFields} />
    </Card>
  );
}
