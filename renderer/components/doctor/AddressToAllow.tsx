import { useTranslation } from 'react-i18next';
import { CopyButton } from '../CopyButton';
import styles from './AddressToAllow.module.css';

/** The address a shop saw and does not list: to be copied, and where in the admin it is added. */
export function AddressToAllow({
  ip,
  onCopy,
}: {
  readonly ip: string;
  readonly onCopy: (text: string) => Promise<unknown>;
}) {
  const { t } = useTranslation();
  return (
    <p className={styles.ip}>
      <code>{ip}</code>
      <CopyButton what={t('doctor.action.copyIp')} text={ip} onCopy={onCopy} />
      <span>{t('connect.menu.path')}</span>
    </p>
  );
}
