import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { useSetZone } from '../../queries/desk-mutations';
import { failureOf } from '../../queries/error-data';
import { useErrorText } from '../../text/error-text';
import { offsetText } from '../../text/formats';
import styles from './SettingsView.module.css';

/** In which zone the shop writes its dates: not known, measured by the desk, told by its connector, or set here by its name. */
export function ZoneSelect({ shop }: { readonly shop: Shop }) {
  const { t } = useTranslation();
  const setZone = useSetZone();
  const words = useErrorText();
  const failure = failureOf(setZone);
  const names = useMemo(() => ['UTC', ...Intl.supportedValuesOf('timeZone')], []);
  const { zone } = shop;
  const notSet = ((): string => {
    if (zone.kind === 'measured')
      return t('settings.zoneMeasured', { offset: offsetText(zone.offsetMinutes) });
    return zone.kind === 'told'
      ? t('settings.zoneTold', { zone: zone.name })
      : t('settings.zoneUnknown');
  })();
  return (
    <Select
      className={styles.zone ?? ''}
      label={t('settings.zone')}
      description={t('settings.zoneHint')}
      placeholder={notSet}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('settings.zoneUnknown') }}
      nothingFoundMessage={t('settings.zoneNone')}
      limit={100}
      data={[...new Set(names)]}
      value={zone.kind === 'set' ? zone.name : null}
      error={failure === null ? null : words(failure).sentence}
      onChange={(name) =>
        setZone.mutate({
          shop: shop.id,
          zone: name === null ? { kind: 'unknown' } : { kind: 'set', name },
        })
      }
    />
  );
}
