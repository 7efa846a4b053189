import { useTranslation } from 'react-i18next';
import styles from './MenuPicture.module.css';

/** A small drawing of the admin: the menu path to the API user, and where the key is, or where a refused address has to be added. */
export function MenuPicture({ ip }: { readonly ip: string | null }) {
  const { t } = useTranslation();
  return (
    <div className={styles.picture} role="img" aria-label={t('connect.menu.label')}>
      <ul className={styles.menu}>
        <li>{t('connect.menu.system')}</li>
        <li className={styles.one}>{t('connect.menu.usersBefore')}</li>
        <li className={styles.oneOpen}>{t('connect.menu.users')}</li>
        <li className={styles.two}>{t('connect.menu.userList')}</li>
        <li className={styles.two}>{t('connect.menu.groups')}</li>
        <li className={styles.twoHere}>{t('connect.menu.api')}</li>
        <li className={styles.one}>{t('connect.menu.usersAfter')}</li>
      </ul>
      <div className={styles.page}>
        <strong>✎ {t('connect.menu.edit')}</strong>
        <div className={styles.tabs}>
          <span data-here={ip === null}>{t('connect.menu.general')}</span>
          <span data-here={ip !== null}>{t('connect.menu.ips')}</span>
        </div>
        {ip === null ? (
          <>
            <i>{t('connect.menu.username')}</i>
            <b>{t('connect.menu.usernameExample')}</b>
            <i>{t('connect.menu.key')}</i>
            <b className={styles.here}>{t('connect.menu.keyExample')}</b>
            <small>{t('connect.menu.keyHere')}</small>
          </>
        ) : (
          <>
            <i>{t('connect.menu.ip')}</i>
            <b className={styles.here}>{ip}</b>
            <small>{t('connect.menu.ipHere')}</small>
          </>
        )}
      </div>
    </div>
  );
}
