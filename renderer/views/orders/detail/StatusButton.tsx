import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CachedOrder } from '../../../../shared/order';
import type { Shop } from '../../../../shared/shop';
import { HistoryDialog } from '../history/HistoryDialog';
import { useChanges } from '../history/use-changes';
import { useStatusKey } from '../history/use-status-key';
import styles from './StatusButton.module.css';

/** Opens the dialog in which a status is set, or says why that cannot be done now. `S` does the same. */
export function StatusButton({
  shop,
  order,
}: {
  readonly shop: Shop;
  readonly order: CachedOrder;
}) {
  const { t } = useTranslation();
  const { header } = order;
  const [isOpen, setIsOpen] = useState(false);
  const { blocked: held } = useChanges(shop, header.orderId);
  const blocked = order.goneSince === null ? held : 'gone';
  useStatusKey(blocked === null ? () => setIsOpen(true) : null);
  return (
    <div className={styles.status}>
      {blocked === null ? null : (
        <span id={`why-${header.orderId}`} className={styles.why}>
          {t(`history.blocked.${blocked}`)}
        </span>
      )}
      <Button
        variant="default"
        disabled={blocked !== null}
        title={blocked === null ? t('history.buttonHint') : t(`history.blocked.${blocked}`)}
        {...(blocked === null ? {} : { 'aria-describedby': `why-${header.orderId}` })}
        onClick={() => setIsOpen(true)}
      >
        {t('history.button')}
      </Button>
      <HistoryDialog
        shop={shop}
        orderId={header.orderId}
        facts={{ statusId: header.statusId, hasAffiliate: header.affiliateId !== 0 }}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
      />
    </div>
  );
}
