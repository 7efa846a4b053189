import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppErrorData } from '../../shared/errors';
import styles from './ConfirmDialog.module.css';
import { ErrorPanel } from './ErrorPanel';

/** Asks before something is deleted: what goes, and the way out first. */
export function ConfirmDialog({
  isOpen,
  title,
  keep,
  confirm,
  isBusy,
  failure,
  onConfirm,
  onClose,
  children,
}: {
  readonly isOpen: boolean;
  readonly title: string;
  /** The words of the button that leaves everything as it is. */
  readonly keep: string;
  /** The words of the button that deletes. */
  readonly confirm: string;
  readonly isBusy: boolean;
  readonly failure: AppErrorData | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className={styles.what}>{children}</div>
      {failure === null ? null : <ErrorPanel error={failure} />}
      <div className={styles.buttons}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {keep}
        </Button>
        <Button color="var(--danger-fill)" loading={isBusy} onClick={onConfirm}>
          {confirm}
        </Button>
      </div>
    </Modal>
  );
}
