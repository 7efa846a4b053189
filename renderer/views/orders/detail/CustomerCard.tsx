import { IconMail, IconPhone } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderHeader } from '../../../../shared/order';
import { CopyButton } from '../../../components/CopyButton';
import { IconButton } from '../../../components/IconButton';
import { ShopText } from '../../../components/ShopText';
import { useDeskCommands } from '../../../queries/desk-mutations';
import { Card } from './Card';
import styles from './CustomerCard.module.css';
import { CustomFieldList } from './CustomFieldList';

/** Who ordered, with what a clerk does with that: write, call, copy. */
export function CustomerCard({ header }: { readonly header: OrderHeader }) {
  const { t } = useTranslation();
  const { copy, open } = useDeskCommands();
  const name = `${header.firstname} ${header.lastname}`.trim();
  const { email, telephone, customerId } = header;
  const kind = customerId === 0 ? t('order.guest') : t('order.customerNumber', { id: customerId });
  return (
    <Card title={t('order.customer')} aside={<span className={styles.kind}>{kind}</span>}>
      <Line>
        <strong className={styles.name}>
          {name === '' ? t('orders.noName') : <ShopText>{name}</ShopText>}
        </strong>
        {name === '' ? null : <CopyButton what={t('order.customer')} text={name} onCopy={copy} />}
      </Line>
      <Line>
        {email === '' ? <Missing>{t('order.noEmail')}</Missing> : <ShopText>{email}</ShopText>}
        {email === '' ? null : (
          <>
            <IconButton
              icon={IconMail}
              label={t('order.mailTo', { address: email })}
              onPress={() => void open({ kind: 'mail', target: email }).catch(() => undefined)}
            />
            <CopyButton what={t('order.email')} text={email} onCopy={copy} />
          </>
        )}
      </Line>
      <Line>
        {telephone === '' ? (
          <Missing>{t('order.noPhone')}</Missing>
        ) : (
          <bdi dir="ltr">{telephone}</bdi>
        )}
        {telephone === '' ? null : (
          <>
            <IconButton
              icon={IconPhone}
              label={t('order.callTo', { number: telephone })}
              onPress={() => void open({ kind: 'call', target: telephone }).catch(() => undefined)}
            />
            <CopyButton what={t('order.phone')} text={telephone} onCopy={copy} />
          </>
        )}
      </Line>
      <CustomFieldList fields={header.customFields} />
    </Card>
  );
}

function Line({ children }: { readonly children: ReactNode }) {
  return <div className={styles.line}>{children}</div>;
}

function Missing({ children }: { readonly children: ReactNode }) {
  return <span className={styles.missing}>{children}</span>;
}
