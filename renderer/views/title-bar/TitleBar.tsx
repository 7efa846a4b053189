import { IconMoon, IconSun } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { IconButton } from '../../components/IconButton';
import { AppMark } from '../../components/AppMark';
import { SearchField } from './SearchField';
import { SyncButton } from './SyncButton';
import styles from './TitleBar.module.css';

type Props = {
  /** Empty while nothing is connected: then the bar is only a handle for the window. */
  readonly shops: readonly Shop[];
  readonly search: string;
  readonly onSearch: (words: string) => void;
  readonly onLeaveSearch: () => void;
  readonly searchField: RefObject<HTMLInputElement | null>;
  readonly onShowSync: (shop: Shop | null) => void;
  readonly isDark: boolean;
  readonly onToggleDark: () => void;
};

/** The bar at the top: drag area, search, and how the reading stands. */
export function TitleBar(props: Props) {
  const { shops, isDark } = props;
  const { t } = useTranslation();
  return (
    <section className={styles.bar} aria-label={t('shell.titleBar')}>
      <div className={styles.name}>
        <AppMark />
        <span>{t('common.appName')}</span>
      </div>
      <div className={styles.middle}>
        {shops.length === 0 ? null : (
          <SearchField
            value={props.search}
            onChange={props.onSearch}
            onLeave={props.onLeaveSearch}
            field={props.searchField}
          />
        )}
      </div>
      <div className={styles.end}>
        {shops.length === 0 ? null : <SyncButton shops={shops} onPress={props.onShowSync} />}
        <IconButton
          icon={isDark ? IconSun : IconMoon}
          label={isDark ? t('shell.toLight') : t('shell.toDark')}
          onPress={props.onToggleDark}
        />
      </div>
    </section>
  );
}
