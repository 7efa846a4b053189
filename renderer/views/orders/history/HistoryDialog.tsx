import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderId } from '../../../../shared/ids';
import type { Shop } from '../../../../shared/shop';
import { StatusNamesForm } from '../../../components/status-names/StatusNamesForm';
import { failureOf } from '../../../queries/error-data';
import { useNameStatuses } from '../../../queries/history-mutations';
import { HistoryForm, type OrderFacts } from './HistoryForm';

/** The dialog in which a status is set. Closing it keeps the draft; the names of statuses are edited in its place. */
export function HistoryDialog({
  shop,
  orderId,
  facts,
  isOpen,
  onClose,
}: {
  readonly shop: Shop;
  readonly orderId: OrderId;
  readonly facts: OrderFacts | null;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [isNaming, setIsNaming] = useState(false);
  const naming = useNameStatuses();

  function close(): void {
    setIsNaming(false);
    onClose();
  }

  return (
    <Modal
      opened={isOpen}
      onClose={isNaming ? () => setIsNaming(false) : close}
      size={600}
      title={isNaming ? t('statusNames.title') : t('history.title', { id: orderId })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {isNaming ? (
        <StatusNamesForm
          shop={shop}
          failure={failureOf(naming)}
          isBusy={naming.isPending}
          isSaved={false}
          onSave={(names) =>
            naming.mutate({ shop: shop.id, names }, { onSuccess: () => setIsNaming(false) })
          }
          onCancel={() => setIsNaming(false)}
        />
      ) : (
        <HistoryForm
          shop={shop}
          orderId={orderId}
          facts={facts}
          onNames={() => {
            naming.reset();
            setIsNaming(true);
          }}
          onSent={close}
        />
      )}
    </Modal>
  );
}
