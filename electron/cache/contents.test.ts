import { describe, expect, test } from 'vitest';
import { orderId } from '../../shared/ids';
import { valueOf } from '../sqlite/testing/files';
import { sql } from '../sqlite/sql';
import { memoryCache } from './testing/caches';
import { aLine, aVersion, contentsOf, someContents } from './testing/contents';
import { aBatch, aHeader, aQuery, harbour, mill } from './testing/headers';

type Cache = ReturnType<typeof memoryCache>;

const orderOf = ({ reader }: Cache, id: number, shop = harbour) =>
  valueOf(reader.order({ shop, orderId: orderId(id) }));

const found = async ({ reader }: Cache, search: string) => [
  ...(await valueOf(reader.orderIds(aQuery({ search })))).ids,
];

describe('contents', () => {
  test('are kept whole with their order', async () => {
    const cache = memoryCache();
    await cache.writer.commit(
      aBatch([aHeader(1), aHeader(2)], { asOf: 5, contents: [contentsOf(2)] }),
    );
    expect((await orderOf(cache, 1))?.contents).toBeNull();
    expect(await orderOf(cache, 2)).toEqual({
      shop: harbour,
      header: aHeader(2),
      asOf: 5,
      contents: someContents(),
      goneSince: null,
    });
  });

  test('that differ are a change of their order; equal ones are none', async () => {
    const cache = memoryCache();
    const commit = (version: number) =>
      valueOf(
        cache.writer.commit(
          aBatch([aHeader(1)], { contents: [contentsOf(1, { version: aVersion(version) })] }),
        ),
      );
    const first = await commit(1);
    expect(first.ids).toEqual([1]);
    expect(await commit(1)).toEqual({ revision: first.revision, ids: [] });
    expect(await commit(2)).toEqual({ revision: first.revision + 1, ids: [1] });
    expect((await orderOf(cache, 1))?.contents?.version).toBe(aVersion(2));
  });

  test('first told of an order known without them are a change', async () => {
    const cache = memoryCache();
    await cache.writer.commit(aBatch([aHeader(1)]));
    const batch = aBatch([aHeader(1)], { contents: [contentsOf(1)] });
    expect((await valueOf(cache.writer.commit(batch))).ids).toEqual([1]);
  });

  test('stay while the order is read again without them and its header is the same', async () => {
    const cache = memoryCache();
    await cache.writer.commit(aBatch([aHeader(1)], { contents: [contentsOf(1)] }));
    const again = await valueOf(cache.writer.commit(aBatch([aHeader(1)], { asOf: 2_000 })));
    expect(again.ids).toEqual([]);
    expect(await orderOf(cache, 1)).toMatchObject({ contents: someContents(), asOf: 2_000 });
  });

  test('stay where only columns differ that one of the two ways to read tells and the other does not', async () => {
    const cache = memoryCache();
    const whole = aHeader(1, { extra: { customer_group_id: '1', tracking: '' } });
    await cache.writer.commit(aBatch([whole], { contents: [contentsOf(1)] }));
    await cache.writer.commit(aBatch([aHeader(1, { extra: {} })], { asOf: 2_000 }));
    expect(await orderOf(cache, 1)).toMatchObject({ contents: someContents(), asOf: 2_000 });
    expect(await found(cache, 'enamel')).toEqual([1]);
  });

  test('are forgotten when the order is read without them and its header differs', async () => {
    const cache = memoryCache();
    await cache.writer.commit(aBatch([aHeader(1)], { contents: [contentsOf(1)] }));
    await cache.writer.commit(aBatch([aHeader(1, { comment: 'later' })], { asOf: 2_000 }));
    expect((await orderOf(cache, 1))?.contents).toBeNull();
    expect(await found(cache, 'enamel')).toEqual([]);
    expect(await valueOf(cache.writer.versions(harbour, 1, 9))).toEqual([
      { orderId: 1, version: '' },
    ]);
  });

  test('of an earlier read do not replace those of a later one', async () => {
    const cache = memoryCache();
    const at = (asOf: number, version: number) =>
      aBatch([aHeader(1)], { asOf, contents: [contentsOf(1, { version: aVersion(version) })] });
    await cache.writer.commit(at(9_000, 2));
    expect((await valueOf(cache.writer.commit(at(8_000, 1)))).ids).toEqual([]);
    expect((await orderOf(cache, 1))?.contents?.version).toBe(aVersion(2));
  });

  test('are not taken without their order, and nothing of such a batch is', async () => {
    const cache = memoryCache();
    const batch = aBatch([aHeader(1)], { contents: [contentsOf(2)] });
    await expect(cache.writer.commit(batch)).rejects.toThrow('contents without their order');
    expect(await orderOf(cache, 1)).toBeNull();
  });

  test('of the same order number in two shops stay apart', async () => {
    const cache = memoryCache();
    const mug = contentsOf(7, { lines: [aLine({ name: 'Mug' })] });
    const oar = contentsOf(7, { lines: [aLine({ name: 'Oar' })] });
    await cache.writer.commit(aBatch([aHeader(7)], { contents: [mug] }));
    await cache.writer.commit(aBatch([aHeader(7)], { shop: mill, contents: [oar] }));
    expect((await orderOf(cache, 7))?.contents).toEqual(mug.contents);
    expect((await orderOf(cache, 7, mill))?.contents).toEqual(oar.contents);
    expect(await found(cache, 'oar')).toEqual([]);
  });

  test('that are no JSON are damage', async () => {
    const cache = memoryCache();
    await cache.writer.commit(aBatch([aHeader(1)], { contents: [contentsOf(1)] }));
    cache.db.run(sql`UPDATE order_contents SET json = '{'`);
    await expect(orderOf(cache, 1)).rejects.toThrow('no JSON in order_contents');
  });
});

describe('versions', () => {
  test('are told of a range, ascending, also where there are no contents', async () => {
    const { writer } = memoryCache();
    const ids = [1, 2, 3, 5, 8];
    await writer.commit(
      aBatch(
        ids.map((id) => aHeader(id)),
        {
          contents: [5, 2].map((id) => contentsOf(id, { version: aVersion(id) })),
        },
      ),
    );
    await writer.commit(aBatch([aHeader(4)], { shop: mill }));
    expect(await valueOf(writer.versions(harbour, 2, 5))).toEqual([
      { orderId: 2, version: aVersion(2) },
      { orderId: 3, version: '' },
      { orderId: 5, version: aVersion(5) },
    ]);
    expect(await valueOf(writer.versions(harbour, 1, 4_294_967_295))).toHaveLength(5);
    expect(await valueOf(writer.versions(harbour, 6, 7))).toEqual([]);
  });

  test('leave out what is gone, and are empty for a shop that is not there', async () => {
    const { writer } = memoryCache();
    await writer.commit(aBatch([aHeader(1), aHeader(2)]));
    await writer.commit(aBatch([], { gone: [orderId(1)] }));
    expect(await valueOf(writer.versions(harbour, 1, 9))).toMatchObject([{ orderId: 2 }]);
    expect(await valueOf(writer.versions(mill, 1, 9))).toEqual([]);
  });

  test('are read from their index, without the JSON', () => {
    const { db } = memoryCache();
    const plan = db.all(sql`EXPLAIN QUERY PLAN SELECT orders.order_id, order_contents.version
      FROM orders LEFT JOIN order_contents INDEXED BY order_contents_versions USING (order_key)
      WHERE order_key BETWEEN ${1} AND ${2} AND gone_since IS NULL ORDER BY order_key`);
    const detail = plan.map((row) => String(row['detail'])).join('\n');
    expect(detail).toContain('SEARCH orders USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)');
    expect(detail).toContain('USING COVERING INDEX order_contents_versions (order_key=?)');
    expect(detail).not.toContain('TEMP B-TREE');
  });
});

describe('marks of the connector', () => {
  const marks = {
    mark: '{"order_id":7}',
    fullBefore: 400,
    fullDoneAt: null,
    compareFrom: 1,
    comparedAt: null,
  };

  test('are none until they were set, and stay where a batch says nothing of them', async () => {
    const { writer } = memoryCache();
    await writer.commit(aBatch([aHeader(1)]));
    expect((await valueOf(writer.position(harbour))).connector).toBeNull();
    await writer.commit(aBatch([], { connector: marks }));
    await writer.commit(aBatch([aHeader(2)]));
    expect((await valueOf(writer.position(harbour))).connector).toEqual(marks);
    expect((await valueOf(writer.position(mill))).connector).toBeNull();
  });

  test('are replaced whole', async () => {
    const { writer } = memoryCache();
    await writer.commit(aBatch([], { connector: marks }));
    const later = {
      mark: null,
      fullBefore: null,
      fullDoneAt: 9,
      compareFrom: 1_001,
      comparedAt: 8,
    };
    await writer.commit(aBatch([], { connector: later }));
    expect((await valueOf(writer.position(harbour))).connector).toEqual(later);
  });
});
