import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../shared/fold';
import { sortColumns, type OrderHeader, type OrderQuery } from '../../shared/order';
import { orderListSql } from './order-list';
import { sql } from './sql';
import { memoryCache, valueOf } from './testing/caches';
import { aBatch, aHeader, aQuery, harbour, mill } from './testing/headers';

describe('query plans', () => {
  const plan = (query: OrderQuery): string => {
    const { db } = memoryCache();
    const list = orderListSql(1, query);
    const rows = db.all({ text: `EXPLAIN QUERY PLAN ${list.text}`, values: list.values });
    return rows.map((row) => String(row['detail'])).join('\n');
  };
  const filters: readonly Partial<OrderQuery>[] = [
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

  test.each(cases)('a list reads its index alone, already in order: %j', (query) => {
    const detail = plan(aQuery(query));
    expect(detail).toMatch(/SEARCH orders USING COVERING INDEX orders_by_\w+ \(shop_no=\?/);
    expect(detail).not.toMatch(/SCAN orders|TEMP B-TREE FOR ORDER BY/);
  });

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

  test('counts read the index of the statuses', () => {
    const { db } = memoryCache();
    const rows = db.all(sql`EXPLAIN QUERY PLAN SELECT status_id, count(*) FROM orders
      INDEXED BY orders_by_status WHERE shop_no = ${1} GROUP BY status_id`);
    expect(rows.map((row) => row['detail'])).toEqual([
      'SEARCH orders USING COVERING INDEX orders_by_status (shop_no=?)',
    ]);
  });
});

const dates = fc
  .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 23 }))
  .map(([day, hour]) => `2026-02-${two(day)} ${two(hour)}:59:59`);

const anyHeader = fc.record({
  firstname: fc.constantFrom('Anna', 'zoe', 'Zoë', 'Łucja', '山田', '', 'ŽOFIA'),
  statusId: fc.integer({ min: 0, max: 4 }),
  total: fc.constantFrom('0.0000', '9.5000', '10.0000', '100.0000', '-3.2500', 'free'),
  dateAdded: fc.oneof(dates, fc.constant('0000-00-00 00:00:00')),
});

const anyDay = fc.option(
  fc.integer({ min: 1, max: 28 }).map((day) => `2026-02-${two(day)}`),
  { nil: null },
);

const anyQuery = fc.record({
  statusIds: fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }),
  from: anyDay,
  to: anyDay,
  abandoned: fc.constantFrom('without' as const, 'only' as const),
  sort: fc.constantFrom(...sortColumns),
  direction: fc.constantFrom('ascending' as const, 'descending' as const),
});

test('any filter and sort equals brute force', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyHeader, { maxLength: 40 }),
      fc.array(anyQuery, { minLength: 1, maxLength: 12 }),
      async (parts, queries) => {
        const { reader, writer } = memoryCache();
        const headers = parts.map((part, index) => aHeader(index + 1, { ...part, lastname: '' }));
        await valueOf(writer.commit(aBatch(headers)));
        await valueOf(writer.commit(aBatch([aHeader(1), aHeader(99)], { shop: mill })));
        for (const part of queries) {
          const query = aQuery({ ...part, shop: harbour });
          const { ids } = await valueOf(reader.orderIds(query));
          expect([...ids]).toEqual(bruteForce(headers, query));
        }
      },
    ),
    { numRuns: 60 },
  );
});

function bruteForce(headers: readonly OrderHeader[], query: OrderQuery): readonly number[] {
  const kept = headers.filter((header) => {
    const day = header.dateAdded.slice(0, 10);
    return (
      (query.abandoned === 'only') === (header.statusId === 0) &&
      (query.statusIds.length === 0 || query.statusIds.includes(header.statusId)) &&
      (query.from === null || day >= query.from) &&
      (query.to === null || day <= query.to)
    );
  });
  const sign = query.direction === 'ascending' ? 1 : -1;
  kept.sort((a, b) => sign * (compare(a, b, query.sort) || a.orderId - b.orderId));
  return kept.map((header) => header.orderId);
}

function compare(a: OrderHeader, b: OrderHeader, sort: OrderQuery['sort']): number {
  switch (sort) {
    case 'orderId':
      return 0;
    case 'dateAdded':
      return a.dateAdded < b.dateAdded ? -1 : Number(a.dateAdded > b.dateAdded);
    case 'customer':
      return Buffer.compare(Buffer.from(fold(a.firstname)), Buffer.from(fold(b.firstname)));
    case 'status':
      return a.statusId - b.statusId;
    case 'total':
      return (Number(a.total) || 0) - (Number(b.total) || 0);
  }
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
