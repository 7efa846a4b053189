import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CachedOrder } from '../../../../../shared/order';
import { failureOf } from '../../../../queries/error-data';
import { useRefreshOrder } from '../../../../queries/order-mutations';
import { useErrorText } from '../../../../text/error-text';
import styles from './LinesCard.module.css';

/** Contents that the shop offers and that were not read yet: says when they come, and reads them on request. */
export function NotRead({ order }: { readonly order: CachedOrder }) {
  const { t } = useTranslation();
  const words = useErrorText();
  const refresh = useRefreshOrder({ shop: order.shop, orderId: order.header.orderId });
  const failure = failureOf(refresh);
  if (order.goneSince !== null) return <p className={styles.note}>{t('lines.neverRead')}</p>;
  return (
    <>
      <p className={styles.note}>{t('lines.notRead')}</p>
      <Button
        variant="default"
        mt={8}
        loading={refresh.isPending}
        leftSection={<IconRefresh size={14} aria-hidden="true" />}
        onClick={() => refresh.mutate()}
      >
        {t('lines.readNow')}
      </Button>
      {failure === null ? null : (
        <p className={styles.note} role="alert">
          {words(failure).sentence} {words(failure).action}
        </p>
      )}
    </>
  );
}
