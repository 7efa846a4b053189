import { describe, expect, test } from 'vitest';
import { sortColumns, type OrderQuery } from '../../shared/order';
import { mergedListSql, orderListSql, type ListPart } from './order-list';
import { sql } from '../sqlite/sql';
import { memoryCache } from './testing/caches';
import { aQuery } from './testing/headers';

describe('query plans', () => {
  const part = (shopNo: number, statusIds: readonly number[] = []): ListPart => ({
    shopNo,
    statusIds,
    hasContents: false,
  });
  const plan = (query: OrderQuery, parts: readonly [ListPart, ...ListPart[]] = [part(1)]) => {
    const { db } = memoryCache();
    const list = parts.length === 1 ? orderListSql(parts[0], query) : mergedListSql(parts, query);
    const rows = db.all({ text: `EXPLAIN QUERY PLAN ${list.text}`, values: list.values });
    return rows.map((row) => String(row['detail'])).join('\n');
  };
  const filters: readonly (Partial<OrderQuery> & { readonly statusIds?: readonly number[] })[] = [
    {},
    { statusIds: [3] },
    { statusIds: [3, 5] },
    { from: '2026-01-01', to: '2026-02-01' },
    { abandoned: 'only' },
  ];
  const cases = sortColumns.flatMap((sort) =>
    filters.flatMap((filter) =>
      (['ascending', 'descending'] as const).map((direction) => ({ ...filter, sort, direction })),
    ),
  );

  test.each(cases)(
    'a list reads its index alone, already in order: %j',
    ({ statusIds, ...rest }) => {
      const detail = plan(aQuery(rest), [part(1, statusIds)]);
      expect(detail).toMatch(/SEARCH orders USING COVERING INDEX orders_by_\w+ \(shop_no=\?/);
      expect(detail).not.toMatch(/SCAN orders|TEMP B-TREE/);
    },
  );

  test.each(cases)(
    'a list of several shops merges what lies in order: %j',
    ({ statusIds, ...rest }) => {
      const detail = plan(aQuery(rest), [part(1, statusIds), part(2, statusIds), part(3)]);
      expect(detail.match(/SEARCH orders USING COVERING INDEX orders_by_\w+/g)).toHaveLength(3);
      expect(detail.match(/MERGE \(UNION ALL\)/g)).toHaveLength(2);
      expect(detail).not.toMatch(/SCAN orders|TEMP B-TREE/);
    },
  );

  test('a date range reads only its days', () => {
    const detail = plan(aQuery({ from: '2026-01-01', to: '2026-01-31' }));
    expect(detail).toContain('(shop_no=? AND date_added>? AND date_added<?)');
  });

  test('a search asks the search index once and keeps the order of the list', () => {
    const detail = plan(aQuery({ search: 'zoe 020 79' }));
    expect(detail).toContain('COVERING INDEX orders_by_date');
    expect(detail).toMatch(/LIST SUBQUERY \d+\nSCAN order_search VIRTUAL TABLE INDEX/);
    expect(detail).not.toContain('TEMP B-TREE FOR ORDER BY');
  });

  test('a search where there are contents asks both indexes for each word, and keeps the order of the list', () => {
    const detail = plan(aQuery({ search: 'zoe mug' }), [{ ...part(1), hasContents: true }]);
    expect(detail).toContain('COVERING INDEX orders_by_date');
    expect(detail.match(/SCAN order_search VIRTUAL TABLE INDEX/g)).toHaveLength(2);
    expect(detail.match(/SCAN contents_search VIRTUAL TABLE INDEX/g)).toHaveLength(2);
    expect(detail).not.toMatch(/TEMP B-TREE|CORRELATED/);
  });

  test('counts read the index of the statuses', () => {
    const { db } = memoryCache();
    const rows = db.all(sql`EXPLAIN QUERY PLAN SELECT status_id, count(*) FROM orders
      INDEXED BY orders_by_status WHERE shop_no = ${1} GROUP BY status_id`);
    expect(rows.map((row) => row['detail'])).toEqual([
      'SEARCH orders USING COVERING INDEX orders_by_status (shop_no=?)',
    ]);
  });
});
