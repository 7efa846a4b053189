import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { useCallback, useMemo, useRef, useState } from 'react';
import { canShowOrders, type Shop, type VaultState } from '../shared/shop';
import styles from './App.module.css';
import { useOrdersState } from './use-orders-state';
import { useScreenKeys } from './use-screen-keys';
import { useAddedShop } from './use-added-shop';
import { Banner } from './views/banner/Banner';
import { ConnectedLine } from './views/banner/ConnectedLine';
import { ConnectView } from './views/connect/ConnectView';
import { ConnectionView } from './views/connection/ConnectionView';
import { KeySheet } from './views/keys/KeySheet';
import { OrdersView, wideFrom } from './views/orders/OrdersView';
import { ViewsPanel } from './views/orders/ViewsPanel';
import { Rail, type Screen } from './views/rail/Rail';
import { SettingsView } from './views/settings/SettingsView';
import { EnterKeyDialog } from './views/shop-key/EnterKeyDialog';
import { SyncPanel } from './views/sync-panel/SyncPanel';
import { TitleBar } from './views/title-bar/TitleBar';

/** Words go to the search this long after the last key, in milliseconds. */
const searchPauseMs = 80;

type Props = {
  readonly shops: readonly [Shop, ...Shop[]];
  readonly vault: VaultState;
  readonly isDark: boolean;
  readonly onToggleDark: () => void;
  /** Whether the shop was connected in this run, as the first. */
  readonly isNew: boolean;
};

/** The desk with its shops: puts the screens together and holds what they share. */
export function Desk({ shops, vault, isDark, onToggleDark, isNew }: Props) {
  const orders = useOrdersState(shops);
  const { scope, shop, onShop } = orders;
  const [screen, setScreen] = useState<Screen | 'add-shop'>('orders');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, searchPauseMs);
  const [open, setOpen] = useState<'sync' | 'keys' | null>(null);
  const [newId, setNewId] = useState(isNew ? shops[0].id : null);
  const [isAtConnector, setIsAtConnector] = useState(false);
  const [keyOf, setKeyOf] = useState<Shop | null>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const isWide = useMediaQuery(wideFrom, true, { getInitialValueInEffect: false });
  const isOfOne = screen === 'connection' || screen === 'settings';
  const onScreenShops = useMemo(() => {
    if (isOfOne) return [shop];
    return scope.kind === 'all' ? shops : [scope.shop];
  }, [isOfOne, scope, shop, shops]);

  const goToSearch = useCallback(() => {
    searchField.current?.focus();
    searchField.current?.select();
  }, []);

  const showKeys = useCallback(() => setOpen('keys'), []);
  useScreenKeys(goToSearch, showKeys);

  useAddedShop(shops, screen === 'add-shop', (added) => {
    orders.onScope(added.id);
    setNewId(added.id);
    setScreen('orders');
  });

  function goTo(next: Screen | 'add-shop') {
    setIsAtConnector(false);
    setScreen(next);
  }

  function getConnector(of: Shop) {
    setNewId(null);
    onShop(of);
    setIsAtConnector(true);
    setScreen('connection');
  }

  function showSync(first: Shop | null) {
    if (first !== null) onShop(first);
    setOpen('sync');
  }

  // where its API shows no orders, the connector stands in their place already
  const added = shops.find(
    (one) => one.id === newId && one.connector.kind === 'missing' && canShowOrders(one),
  );
  const views = { ...orders, shops };
  return (
    <>
      <TitleBar
        shops={shops}
        search={typed}
        onSearch={(words) => {
          setTyped(words);
          setScreen('orders');
          if (words !== '') orders.onSearchable();
        }}
        onLeaveSearch={() => document.querySelector<HTMLElement>('#orders [role=listbox]')?.focus()}
        searchField={searchField}
        onShowSync={showSync}
        isDark={isDark}
        onToggleDark={onToggleDark}
      />
      <Banner shops={onScreenShops} isNamed={shops.length > 1} onEnterKey={setKeyOf} />
      {added === undefined ? null : (
        <ConnectedLine
          shop={added}
          onGetConnector={() => getConnector(added)}
          onClose={() => setNewId(null)}
        />
      )}
      <div className={styles.body}>
        <Rail
          screen={screen === 'add-shop' ? null : screen}
          onScreen={goTo}
          onShowKeys={showKeys}
          views={isWide || screen !== 'orders' ? null : <ViewsPanel {...views} />}
        />
        {content()}
      </div>
      <SyncPanel
        shop={shop}
        shops={shops}
        onShop={onShop}
        isOpen={open === 'sync'}
        onClose={() => setOpen(null)}
      />
      <KeySheet isOpen={open === 'keys'} onClose={() => setOpen(null)} />
      {keyOf === null ? null : <EnterKeyDialog shop={keyOf} onClose={() => setKeyOf(null)} />}
    </>
  );

  function content() {
    switch (screen) {
      case 'orders':
        return (
          <OrdersView
            {...views}
            search={search}
            onSearch={setTyped}
            onFocusSearch={goToSearch}
            onShowKeys={showKeys}
            onShowSync={() => showSync(null)}
            onGetConnector={getConnector}
          />
        );
      case 'connection':
        return (
          <ConnectionView shop={shop} shops={shops} onShop={onShop} isAtConnector={isAtConnector} />
        );
      case 'settings':
        return (
          <SettingsView
            shop={shop}
            shops={shops}
            onShop={onShop}
            onAddShop={() => goTo('add-shop')}
            onConnection={() => goTo('connection')}
            onEnterKey={setKeyOf}
          />
        );
      case 'add-shop':
        return <ConnectView vault={vault} onBack={() => setScreen('settings')} />;
    }
  }
}
