import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type KeyboardEvent } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { Shop } from '../../../shared/shop';
import { orderId } from '../../../shared/ids';
import { useDesk } from '../../queries/desk-context';
import { orderQueries } from '../../queries/order-queries';
import { usePreferences } from '../../queries/use-preferences';
import type { ShopCounts } from '../../queries/use-shop-counts';
import { OrderDetail } from './detail/OrderDetail';
import { queryOf, type OrdersFilter } from './filter';
import { keyCommand } from './letter-keys';
import { ListPanel } from './ListPanel';
import styles from './OrdersView.module.css';
import type { StatusEntry } from './status-entries';
import { stepFrom } from './step';
import { useRememberedLayout } from './use-remembered-layout';
import { ViewsPanel } from './ViewsPanel';

/** What the orders screen is handed from outside: the search stands in the title bar, the views may fold into the rail. */
export type OrdersProps = {
  readonly shop: Shop;
  readonly shops: readonly Shop[];
  readonly onShop: (shop: Shop) => void;
  readonly search: string;
  readonly onSearch: (words: string) => void;
  readonly counts: readonly ShopCounts[];
  readonly statuses: readonly StatusEntry[];
  readonly filter: OrdersFilter;
  readonly onFilter: (filter: OrdersFilter) => void;
  readonly selected: number | null;
  readonly onSelect: (id: number | null) => void;
  readonly onFocusSearch: () => void;
  readonly onShowKeys: () => void;
  readonly onShowSync: () => void;
};

/** From this width on the views have a panel of their own, in CSS pixels. */
export const wideFrom = '(min-width: 1100px)';

/** From this width on list and detail stand side by side. */
const sideBySideFrom = '(min-width: 800px)';

const atOnce = { getInitialValueInEffect: false };

/** The orders screen: views, list and detail side by side as far as the window is wide enough. */
export function OrdersView(props: OrdersProps) {
  const { shop, search, filter, statuses, selected, onSelect } = props;
  const desk = useDesk();
  const { hasLetterKeys, density } = usePreferences();
  const isWide = useMediaQuery(wideFrom, true, atOnce);
  const isSideBySide = useMediaQuery(sideBySideFrom, true, atOnce);
  const [isDetailOpen, setIsDetailOpen] = useState(false);
  const listFocus = useRef<HTMLDivElement>(null);
  const detailFocus = useRef<HTMLElement>(null);
  const panels = isWide ? ['views', 'list', 'detail'] : ['list', 'detail'];
  const group = isWide ? 'orders-wide' : 'orders-narrow';
  const { layout, onChanged } = useRememberedLayout(
    group,
    panels,
    isWide ? [15, 36, 49] : [42, 58],
  );

  const ids = useQuery({
    ...orderQueries(desk).ids(queryOf([shop.id], search, filter, statuses)),
    enabled: shop.capabilities.readHeader === 'yes',
  });
  const list = ids.data?.ids ?? new Int32Array(0);

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
      ids={ids}
      density={density}
      focusTarget={listFocus}
      onSelect={(id) => {
        onSelect(id);
        setIsDetailOpen(true);
      }}
    />
  );
  const detail = (
    <OrderDetail
      key={shop.id}
      shop={shop}
      orderId={selected === null ? null : orderId(selected)}
      focusTarget={detailFocus}
      onBack={isSideBySide ? null : backToList}
    />
  );

  if (!isSideBySide) {
    return (
      <main id="orders" className={styles.main} onKeyDown={onKeyDown}>
        {isDetailOpen && selected !== null ? detail : listPanel}
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
        <Panel id="list" className={styles.list} minSize={300}>
          {listPanel}
        </Panel>
        <Separator className={styles.border} />
        <Panel id="detail" className={styles.detail} minSize={340}>
          {detail}
        </Panel>
      </Group>
    </main>
  );
}
