import { IconFileOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { UtcMs } from '../../../../shared/time';
import { useFormats } from '../../../text/formats';
import { useDateText } from '../../../text/use-date-text';
import styles from './GoneNote.module.css';

/** Stands above an order that its shop no longer has. */
export function GoneNote({ since }: { readonly since: UtcMs }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const dates = useDateText();
  return (
    <div className={styles.gone} role="status">
      <IconFileOff size={16} aria-hidden="true" />
      <p>
        <strong>{t('order.lost')}</strong>{' '}
        <span title={formats.moment(since)}>
          {t('order.lostSince', { when: dates.age(since) })}
        </span>{' '}
        {t('order.lostCopy')}
      </p>
    </div>
  );
}
