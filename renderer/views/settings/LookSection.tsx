import { SegmentedControl, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSetPreferences } from '../../queries/desk-mutations';
import { usePreferences } from '../../queries/use-preferences';
import { Section } from './Section';
import styles from './SettingsView.module.css';

const themes = ['system', 'light', 'dark'] as const;
const densities = ['comfortable', 'compact'] as const;

/** Theme, row height and letter keys. */
export function LookSection() {
  const { t } = useTranslation();
  const { theme, density, hasLetterKeys } = usePreferences();
  const set = useSetPreferences();
  return (
    <>
      <Section title={t('settings.look')}>
        <div className={styles.setting}>
          <span>{t('settings.theme')}</span>
          <SegmentedControl
            aria-label={t('settings.theme')}
            value={theme}
            data={themes.map((value) => ({ value, label: t(`settings.${value}`) }))}
            onChange={(next) => set.mutate({ theme: next })}
          />
        </div>
        <div className={styles.setting}>
          <span>{t('settings.density')}</span>
          <SegmentedControl
            aria-label={t('settings.density')}
            value={density}
            data={densities.map((value) => ({ value, label: t(`settings.${value}`) }))}
            onChange={(next) => set.mutate({ density: next })}
          />
        </div>
      </Section>
      <Section title={t('settings.keys')}>
        <Switch
          checked={hasLetterKeys}
          label={t('settings.letterKeys')}
          description={t('settings.letterKeysHint')}
          onChange={({ currentTarget }) => set.mutate({ hasLetterKeys: currentTarget.checked })}
        />
      </Section>
    </>
  );
}
