import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { idsByShop } from '../../queries/order-places';
import type { OrderList } from '../../queries/order-queries';
import { countUnseen, keepPlace } from './keep-place';

/** A pointer that has rested this long points at nothing any more, in milliseconds. */
const pointsForMs = 4000;

/**
 * Keeps the rows where they are while orders come in: a list that is scrolled, or pointed at, moves with its first
 * visible row. `unseenAbove` counts what came in above it since the top was last seen.
 */
export function useKeptPlace(
  scroller: RefObject<HTMLElement | null>,
  list: OrderList,
  rowHeight: number,
  firstVisible: number,
): {
  readonly unseenAbove: number;
  readonly onScroll: () => void;
  readonly onPointer: (isOver: boolean) => void;
} {
  const shown = useRef(list);
  const pointedAt = useRef(-Infinity);
  const lastTop = useRef(0);
  const [seen, setSeen] = useState(list);
  if (seen.key !== list.key) setSeen(list);

  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = list;
    const element = scroller.current;
    if (element === null || before === list) return;
    if (before.key !== list.key) {
      element.scrollTo({ top: 0 });
      lastTop.current = 0;
      return;
    }
    const top = element.scrollTop;
    const isPointedAt = performance.now() - pointedAt.current < pointsForMs;
    if (before.ids.length === 0 || (top === 0 && !isPointedAt)) return;
    const anchor = Math.floor(top / rowHeight);
    const place = keepPlace(before, list, anchor);
    if (place.isFound && place.index !== anchor) {
      element.scrollTo({ top: top + (place.index - anchor) * rowHeight });
      lastTop.current = element.scrollTop;
    }
  }, [list, rowHeight, scroller]);

  const seenIds = useMemo(() => idsByShop(seen), [seen]);
  const unseenAbove = useMemo(
    () => countUnseen(list, firstVisible, seenIds),
    [list, firstVisible, seenIds],
  );

  return {
    unseenAbove,
    onScroll() {
      const top = scroller.current?.scrollTop ?? 0;
      // at the top, and on leaving it, everything in the list has been seen
      if (top === 0 || lastTop.current === 0) setSeen(shown.current);
      lastTop.current = top;
    },
    onPointer(isOver) {
      pointedAt.current = isOver ? performance.now() : -Infinity;
    },
  };
}
