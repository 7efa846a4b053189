import { Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderKey } from '../../../shared/ids';
import type { Shop } from '../../../shared/shop';
import { isSameOrder, keyAt, keyText, placeOf } from '../../queries/order-places';
import type { OrderList as List } from '../../queries/order-queries';
import { useOrderRows } from '../../queries/use-order-rows';
import { useReportPainted } from '../../queries/use-report-painted';
import { takesOrdersFocus } from '../../components/focus-orders';
import { OrderRow } from './OrderRow';
import styles from './OrderList.module.css';
import { useKeptPlace } from './use-kept-place';

/** Height of a row by density, in CSS pixels. */
export const rowHeights = { comfortable: 56, compact: 46 } as const;

type Props = {
  /** All shops of this desk: while another list is read, the one before still holds orders of its shops. */
  readonly shops: readonly Shop[];
  readonly list: List;
  readonly isStale: boolean;
  readonly density: keyof typeof rowHeights;
  readonly selected: OrderKey | null;
  readonly onSelect: (key: OrderKey) => void;
  readonly focusTarget: RefObject<HTMLDivElement | null>;
};

/** The virtualised list: only the rows on screen exist, and they keep their place while orders come in. */
export function OrderList(props: Props) {
  const { shops, list, isStale, density, selected, onSelect, focusTarget } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = rowHeights[density];
  // the library's object changes in place; that is safe, because nothing here is memoised by a compiler
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: list.ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  useEffect(() => virtual.measure(), [virtual, rowHeight]);

  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items[items.length - 1]?.index ?? 0;
  const rowOf = useOrderRows(list, first, last);
  const shopOf = useMemo(() => new Map(shops.map((shop) => [shop.id, shop])), [shops]);
  const firstVisible = Math.floor((virtual.scrollOffset ?? 0) / rowHeight);
  const { unseenAbove, onScroll, onPointer } = useKeptPlace(
    scroller,
    list,
    rowHeight,
    firstVisible,
  );

  useEffect(() => {
    // keys work from the start, but the focus is taken from nobody
    if (document.activeElement === document.body) focusTarget.current?.focus();
  }, [focusTarget]);

  const selectedIndex = placeOf(list, selected);
  const shownSelected = useRef(selected);
  useEffect(() => {
    // only a new selection scrolls; orders coming in must not pull the list to it
    if (isSameOrder(shownSelected.current, selected)) return;
    shownSelected.current = selected;
    if (selectedIndex !== -1) virtual.scrollToIndex(selectedIndex, { align: 'auto' });
  }, [selected, selectedIndex, virtual]);

  const firstKey = keyAt(list, first);
  useReportPainted('orders', firstKey !== null && rowOf(firstKey) !== null);
  const isSelectedDrawn = items.some(({ index }) => index === selectedIndex);

  return (
    <div className={styles.frame}>
      {unseenAbove === 0 ? null : (
        <Button
          className={styles.announce ?? ''}
          radius="xl"
          leftSection={<IconArrowUp size={14} aria-hidden="true" />}
          onClick={() => virtual.scrollToOffset(0)}
        >
          {t('orders.newAbove', { count: unseenAbove })}
        </Button>
      )}
      <div
        ref={scroller}
        className={styles.scroller}
        onScroll={onScroll}
        onPointerMove={() => onPointer(true)}
        onPointerLeave={() => onPointer(false)}
        data-stale={isStale}
      >
        <div
          ref={focusTarget}
          className={styles.list}
          style={{ blockSize: virtual.getTotalSize() }}
          role="listbox"
          tabIndex={0}
          {...takesOrdersFocus}
          aria-label={t('orders.list')}
          {...(isSelectedDrawn && selected !== null
            ? { 'aria-activedescendant': keyText(selected) }
            : {})}
        >
          {items.map(({ index, start }) => {
            const key = keyAt(list, index);
            const shop = key === null ? undefined : shopOf.get(key.shop);
            return key === null || shop === undefined ? null : (
              <div
                key={keyText(key)}
                id={keyText(key)}
                className={styles.row}
                style={{ blockSize: rowHeight, transform: `translateY(${start}px)` }}
                role="option"
                aria-selected={isSameOrder(key, selected)}
                aria-setsize={list.ids.length}
                aria-posinset={index + 1}
                onClick={() => onSelect(key)}
              >
                <OrderRow
                  id={key.orderId}
                  row={rowOf(key)}
                  shop={shop}
                  isShopShown={list.shops.length > 1}
                />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
