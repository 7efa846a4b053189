import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderId } from '../../../../shared/ids';
import type { Shop } from '../../../../shared/shop';
import { rowsOf } from '../../../components/status-names/name-rows';
import { StatusNamesForm } from '../../../components/status-names/StatusNamesForm';
import { failureOf } from '../../../queries/error-data';
import { useNameStatuses } from '../../../queries/history-mutations';
import { historyKeys } from '../../../queries/history-queries';
import { useKeptDraft } from '../../../queries/use-kept-draft';
import { toldNames } from '../../../text/status-name';
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
        <Naming shop={shop} onDone={() => setIsNaming(false)} />
      ) : (
        <HistoryForm
          shop={shop}
          orderId={orderId}
          facts={facts}
          onNames={() => setIsNaming(true)}
          onSent={close}
        />
      )}
    </Modal>
  );
}

/** The names of the shop's statuses, in place of the status itself. */
function Naming({ shop, onDone }: { readonly shop: Shop; readonly onDone: () => void }) {
  const naming = useNameStatuses();
  const draft = useKeptDraft(historyKeys.namesDraft(shop.id), () => rowsOf(shop.statusNames));
  return (
    <StatusNamesForm
      rows={draft.value}
      told={toldNames(shop)}
      isDraft={draft.isDraft}
      onChange={draft.change}
      onDiscard={draft.discard}
      failure={failureOf(naming)}
      isBusy={naming.isPending}
      isSaved={false}
      onSave={(names) => naming.mutate({ shop: shop.id, names }, { onSuccess: onDone })}
      onCancel={onDone}
    />
  );
}
