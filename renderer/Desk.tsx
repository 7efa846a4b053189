import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Shop } from '../shared/shop';
import styles from './App.module.css';
import { useShopCounts } from './queries/use-shop-counts';
import { Banner } from './views/banner/Banner';
import { ConnectionView } from './views/connection/ConnectionView';
import { KeySheet } from './views/keys/KeySheet';
import { wholeList, type OrdersFilter } from './views/orders/filter';
import { OrdersView, wideFrom } from './views/orders/OrdersView';
import { statusEntries } from './views/orders/status-entries';
import { ViewsPanel } from './views/orders/ViewsPanel';
import { Rail, type Screen } from './views/rail/Rail';
import { SettingsView } from './views/settings/SettingsView';
import { SyncPanel } from './views/sync-panel/SyncPanel';
import { TitleBar } from './views/title-bar/TitleBar';

/** Words go to the search this long after the last key, in milliseconds. */
const searchPauseMs = 80;

type Props = {
  readonly shops: readonly [Shop, ...Shop[]];
  readonly isDark: boolean;
  readonly onToggleDark: () => void;
};

/** The desk with a shop: puts the screens together and holds what they share. */
export function Desk({ shops, isDark, onToggleDark }: Props) {
  const [shopId, setShopId] = useState(shops[0].id);
  const shop = shops.find(({ id }) => id === shopId) ?? shops[0];
  const [screen, setScreen] = useState<Screen>('orders');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, searchPauseMs);
  const [filter, setFilter] = useState<OrdersFilter>(wholeList);
  const [selected, setSelected] = useState<number | null>(null);
  const [open, setOpen] = useState<'sync' | 'keys' | null>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const isWide = useMediaQuery(wideFrom, true, { getInitialValueInEffect: false });

  const goToSearch = useCallback(() => {
    searchField.current?.focus();
    searchField.current?.select();
  }, []);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        goToSearch();
      }
    }
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [goToSearch]);

  function showShop(next: Shop) {
    setShopId(next.id);
    setFilter(wholeList);
    setSelected(null);
  }

  const shown = useMemo(() => [shop], [shop]);
  const counts = useShopCounts(shown);
  const statuses = useMemo(() => statusEntries(counts), [counts]);
  const views = { shop, shops, onShop: showShop, counts, statuses, filter, onFilter: setFilter };
  return (
    <>
      <TitleBar
        shop={shop}
        search={typed}
        onSearch={(words) => {
          setTyped(words);
          setScreen('orders');
        }}
        onLeaveSearch={() => document.querySelector<HTMLElement>('#orders [role=listbox]')?.focus()}
        searchField={searchField}
        onShowSync={() => setOpen('sync')}
        isDark={isDark}
        onToggleDark={onToggleDark}
      />
      <Banner key={shop.id} shop={shop} />
      <div className={styles.body}>
        <Rail
          screen={screen}
          onScreen={setScreen}
          onShowKeys={() => setOpen('keys')}
          views={isWide || screen !== 'orders' ? null : <ViewsPanel {...views} />}
        />
        {screen === 'connection' ? (
          <ConnectionView shop={shop} shops={shops} onShop={showShop} />
        ) : screen === 'orders' ? (
          <OrdersView
            {...views}
            search={search}
            onSearch={setTyped}
            selected={selected}
            onSelect={setSelected}
            onFocusSearch={goToSearch}
            onShowKeys={() => setOpen('keys')}
            onShowSync={() => setOpen('sync')}
          />
        ) : (
          <SettingsView shop={shop} />
        )}
      </div>
      <SyncPanel shop={shop} isOpen={open === 'sync'} onClose={() => setOpen(null)} />
      <KeySheet isOpen={open === 'keys'} onClose={() => setOpen(null)} />
    </>
  );
}
