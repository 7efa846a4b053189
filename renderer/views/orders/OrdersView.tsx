import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { Shop } from '../../../shared/shop';
import type { OrderKey } from '../../../shared/ids';
import { ShopName } from '../../components/ShopName';
import { useDesk } from '../../queries/desk-context';
import { noPlaces } from '../../queries/order-places';
import { orderQueries } from '../../queries/order-queries';
import { usePreferences } from '../../queries/use-preferences';
import type { ShopCounts } from '../../queries/use-shop-counts';
import { OrderDetail } from './detail/OrderDetail';
import { queryOf, type OrdersFilter } from './filter';
import { keyCommand } from './letter-keys';
import { ListPanel } from './ListPanel';
import { NotOffered } from './not-offered/NotOffered';
import styles from './OrdersView.module.css';
import { canShowOrders } from '../../../shared/shop';
import type { Scope, ScopeChoice } from './scope';
import type { StatusEntry } from './status-entries';
import { stepFrom } from './step';
import { useRememberedLayout } from './use-remembered-layout';
import { ViewsPanel } from './ViewsPanel';

/** What the orders screen is handed from outside: the search stands in the title bar, the views may fold into the rail. */
export type OrdersProps = {
  readonly scope: Scope;
  readonly shops: readonly Shop[];
  readonly onScope: (choice: ScopeChoice) => void;
  readonly search: string;
  readonly onSearch: (words: string) => void;
  readonly counts: readonly ShopCounts[];
  readonly statuses: readonly StatusEntry[];
  readonly filter: OrdersFilter;
  readonly onFilter: (filter: OrdersFilter) => void;
  readonly selected: OrderKey | null;
  readonly onSelect: (key: OrderKey | null) => void;
  readonly onFocusSearch: () => void;
  readonly onShowKeys: () => void;
  readonly onShowSync: () => void;
  /** Leads to the connector of a shop. */
  readonly onGetConnector: (shop: Shop) => void;
};

/** From this width on the views have a panel of their own, in CSS pixels. */
export const wideFrom = '(min-width: 1100px)';

/** From this width on list and detail stand side by side. */
const sideBySideFrom = '(min-width: 800px)';

/** The panels of each form of the screen, and how wide they begin, in per cent. */
const groups = {
  orders: {
    wide: { group: 'orders-wide', panels: ['views', 'list', 'detail'], widths: [15, 36, 49] },
    narrow: { group: 'orders-narrow', panels: ['list', 'detail'], widths: [42, 58] },
  },
  notOffered: {
    wide: { group: 'not-offered-wide', panels: ['views', 'not-offered'], widths: [15, 85] },
    narrow: { group: 'not-offered-narrow', panels: ['not-offered'], widths: [100] },
  },
} as const;

const atOnce = { getInitialValueInEffect: false };

/** The orders screen: views, list and detail side by side as far as the window is wide enough. */
export function OrdersView(props: OrdersProps) {
  const { scope, search, filter, statuses, selected, onSelect } = props;
  const desk = useDesk();
  const { hasLetterKeys, density } = usePreferences();
  const isWide = useMediaQuery(wideFrom, true, atOnce);
  const isSideBySide = useMediaQuery(sideBySideFrom, true, atOnce);
  const [isDetailOpen, setIsDetailOpen] = useState(false);
  const listFocus = useRef<HTMLDivElement>(null);
  const detailFocus = useRef<HTMLElement>(null);
  const shown = useMemo(() => (scope.kind === 'all' ? scope.shops : [scope.shop]), [scope]);
  const shownIds = shown.map(({ id }) => id);
  const canShow = scope.kind === 'all' || canShowOrders(scope.shop);
  const ids = useQuery({
    ...orderQueries(desk).ids(queryOf(shownIds, search, filter, statuses)),
    enabled: canShow,
  });
  const list = ids.data ?? noPlaces;
  const { group, panels, widths } =
    groups[canShow ? 'orders' : 'notOffered'][isWide ? 'wide' : 'narrow'];
  const { layout, onChanged } = useRememberedLayout(group, panels, widths);

  function openDetail() {
    setIsDetailOpen(true);
    // in a narrow window the detail is only drawn now
    requestAnimationFrame(() => detailFocus.current?.focus());
  }

  function backToList() {
    setIsDetailOpen(false);
    requestAnimationFrame(() => listFocus.current?.focus());
  }

  function onKeyDown(event: KeyboardEvent) {
    const command = keyCommand(event, hasLetterKeys);
    const target = event.target as Node; // a DOM event's target is a node
    const isInDetail = detailFocus.current?.contains(target) === true;
    if (command === null || (!isInDetail && listFocus.current?.contains(target) !== true)) return;
    // in the detail the named keys scroll and press buttons; only Escape leads back
    if (isInDetail && event.key.length > 1 && command !== 'back') return;
    event.preventDefault();
    if (command === 'search') props.onFocusSearch();
    else if (command === 'sheet') props.onShowKeys();
    else if (command === 'open') {
      if (selected !== null) openDetail();
    } else if (command === 'back') backToList();
    else onSelect(stepFrom(list, selected, command));
  }

  const listPanel = (
    <ListPanel
      {...props}
      shown={shown}
      ids={ids}
      density={density}
      focusTarget={listFocus}
      onSelect={(key) => {
        onSelect(key);
        setIsDetailOpen(true);
      }}
    />
  );
  const shop = shown.find(({ id }) => id === selected?.shop) ?? shown[0];
  const detail =
    shop === undefined ? null : (
      <>
        {scope.kind === 'all' && selected !== null ? (
          <p className={styles.whose}>
            <ShopName shop={shop} />
          </p>
        ) : null}
        <OrderDetail
          key={shop.id}
          shop={shop}
          orderId={selected?.orderId ?? null}
          focusTarget={detailFocus}
          onBack={isSideBySide ? null : backToList}
          onGetConnector={() => props.onGetConnector(shop)}
        />
      </>
    );
  const notOffered =
    scope.kind === 'one' && !canShow ? <NotOffered key={scope.shop.id} shop={scope.shop} /> : null;

  if (!isSideBySide) {
    return (
      <main id="orders" className={styles.main} onKeyDown={onKeyDown}>
        {notOffered ?? (isDetailOpen && selected !== null ? detail : listPanel)}
      </main>
    );
  }
  return (
    <main id="orders" className={styles.main} onKeyDown={onKeyDown}>
      <Group
        key={group}
        id={group}
        className={styles.group}
        defaultLayout={layout}
        onLayoutChanged={onChanged}
      >
        {isWide ? (
          <>
            <Panel id="views" className={styles.views} minSize={150} maxSize={320}>
              <ViewsPanel {...props} />
            </Panel>
            <Separator className={styles.border} />
          </>
        ) : null}
        {notOffered === null ? (
          <>
            <Panel id="list" className={styles.list} minSize={300}>
              {listPanel}
            </Panel>
            <Separator className={styles.border} />
            <Panel id="detail" className={styles.detail} minSize={340}>
              {detail}
            </Panel>
          </>
        ) : (
          <Panel id="not-offered" className={styles.list} minSize={340}>
            {notOffered}
          </Panel>
        )}
      </Group>
    </main>
  );
}
