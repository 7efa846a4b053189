import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../queries/desk-context';
import { deskQueries } from '../../queries/desk-queries';
import { LookSection } from './LookSection';
import { Section } from './Section';
import styles from './SettingsView.module.css';
import type { ShopsProps } from './shops-props';
import { ShopsSection } from './ShopsSection';
import { StorageSection } from './StorageSection';

/** How the desk looks, what it is connected to, and what it keeps on this computer. */
export function SettingsView(props: ShopsProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const info = useQuery(deskQueries(desk).info()).data;
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <h1>{t('settings.title')}</h1>
        <LookSection />
        <ShopsSection {...props} />
        <StorageSection />
        {info === undefined ? null : (
          <Section title={t('settings.about')}>
            <p>{t('settings.version', { version: info.version })}</p>
            <p className={styles.quiet}>
              {t('settings.runtime', { electron: info.electron, platform: info.platform })}
            </p>
            {info.isDemo ? <p className={styles.quiet}>{t('settings.demo')}</p> : null}
            {info.isStandIn ? <p className={styles.quiet}>{t('settings.standIn')}</p> : null}
          </Section>
        )}
      </div>
    </main>
  );
}
