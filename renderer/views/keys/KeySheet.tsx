import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../queries/use-preferences';
import styles from './KeySheet.module.css';

const keys = [
  { keys: ['J', '↓'], does: 'next' },
  { keys: ['K', '↑'], does: 'previous' },
  { keys: ['Enter'], does: 'open' },
  { keys: ['S'], does: 'status' },
  { keys: ['Esc'], does: 'back' },
  { keys: ['/'], does: 'search' },
  { keys: ['Ctrl K', '⌘ K'], does: 'find' },
  { keys: ['?'], does: 'sheet' },
] as const;

/** The sheet of keys. */
export function KeySheet({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { hasLetterKeys } = usePreferences();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('shell.keys')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <dl className={styles.keys}>
        {keys.map(({ keys: caps, does }) => (
          <div key={does}>
            <dt>
              {caps.map((cap) => (
                <kbd key={cap}>{cap}</kbd>
              ))}
            </dt>
            <dd>{t(`shell.key.${does}`)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>{hasLetterKeys ? t('shell.keysNote') : t('shell.keysOff')}</p>
    </Modal>
  );
}
