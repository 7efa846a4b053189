import { describe, expect, test } from 'vitest';
import { orderId, shopId } from '../../shared/ids';
import { noMarks } from './marks';
import { memoryCache } from './testing/caches';
import { valueOf } from '../sqlite/testing/files';
import { aBatch, aHeader, anAddress, aQuery, harbour, mill } from './testing/headers';

const idsOf = (list: { readonly ids: Int32Array }) => [...list.ids];

describe('commit', () => {
  test('keeps the whole header and tells which orders are new', async () => {
    const { reader, writer } = memoryCache();
    const header = aHeader(42, { extra: { tracking: 'AB 1' }, comment: 'a\u0000b \ud800' });
    const receipt = await valueOf(writer.commit(aBatch([header], { asOf: 5 })));
    expect(receipt.ids).toEqual([42]);
    const cached = await valueOf(reader.order({ shop: harbour, orderId: orderId(42) }));
    expect(cached).toEqual({
      shop: harbour,
      header,
      asOf: 5,
      contents: null,
      goneSince: null,
    });
  });

  test('names only orders that differ, but notes when each was read', async () => {
    const { reader, writer } = memoryCache();
    const first = await valueOf(writer.commit(aBatch([aHeader(1), aHeader(2)], { asOf: 5 })));
    const changed = aHeader(2, { statusId: 5, statusName: 'Complete' });
    const second = await valueOf(writer.commit(aBatch([aHeader(1), changed], { asOf: 9 })));
    expect(second.ids).toEqual([2]);
    expect(second.revision).toBe(first.revision + 1);
    const third = await valueOf(writer.commit(aBatch([aHeader(1), changed], { asOf: 12 })));
    expect(third).toEqual({ revision: second.revision, ids: [] });
    const rows = await valueOf(reader.rows(harbour, [orderId(1), orderId(2)]));
    expect(rows.rows.map((row) => [row.orderId, row.statusName, row.asOf])).toEqual([
      [1, 'Shipped', 12],
      [2, 'Complete', 12],
    ]);
  });

  test('keeps a later read when an earlier one of the same order is written after it', async () => {
    const { reader, writer } = memoryCache();
    const later = aHeader(1, { statusId: 5, statusName: 'Complete', comment: 'ring twice' });
    const first = await valueOf(writer.commit(aBatch([later], { asOf: 9_000 })));
    const second = await valueOf(writer.commit(aBatch([aHeader(1), aHeader(2)], { asOf: 8_000 })));
    expect(second).toEqual({ revision: first.revision + 1, ids: [2] });
    const cached = await valueOf(reader.order({ shop: harbour, orderId: orderId(1) }));
    expect(cached).toMatchObject({ shop: harbour, header: later, asOf: 9_000 });
    expect(idsOf(await valueOf(reader.orderIds(aQuery({ search: 'twice' }))))).toEqual([1]);
    expect((await valueOf(writer.position(harbour))).ranges).toMatchObject([
      { from: 1, to: 2, kind: 'read' },
    ]);
  });

  test('takes an order whose cached copy is from hours later: the clock was set back', async () => {
    const { reader, writer } = memoryCache();
    await writer.commit(aBatch([aHeader(1)], { asOf: 7_200_000 }));
    const changed = aHeader(1, { comment: 'changed' });
    expect((await valueOf(writer.commit(aBatch([changed], { asOf: 5 })))).ids).toEqual([1]);
    const cached = await valueOf(reader.order({ shop: harbour, orderId: orderId(1) }));
    expect(cached).toMatchObject({ shop: harbour, header: changed, asOf: 5 });
  });

  test('changes what is searched together with the order', async () => {
    const { reader, writer } = memoryCache();
    await writer.commit(aBatch([aHeader(1, { email: 'old@example.test' })]));
    await writer.commit(aBatch([aHeader(1, { email: 'new@example.test' })]));
    expect(idsOf(await valueOf(reader.orderIds(aQuery({ search: 'old@' }))))).toEqual([]);
    expect(idsOf(await valueOf(reader.orderIds(aQuery({ search: 'new@' }))))).toEqual([1]);
  });

  test('leaves everything as it was when one part fails', async () => {
    const { reader, writer } = memoryCache();
    const before = await valueOf(writer.commit(aBatch([aHeader(1)])));
    const bad = { from: 9, to: 3, kind: 'read', reason: null, tries: 0 } as const;
    const marks = { ...noMarks, firstPassDone: true };
    const batch = aBatch([aHeader(2)], { settled: [bad], marks });
    await expect(writer.commit(batch)).rejects.toThrow('not a range');
    expect(await valueOf(reader.orderIds(aQuery()))).toEqual({
      revision: before.revision,
      shops: [harbour],
      ids: Int32Array.of(1),
      shopPlaces: Uint8Array.of(0),
    });
    expect((await valueOf(writer.position(harbour))).marks).toEqual(noMarks);
  });

  test('keeps the same order number of two shops apart', async () => {
    const { reader, writer } = memoryCache();
    await writer.commit(aBatch([aHeader(7, { firstname: 'Anna' })]));
    await writer.commit(aBatch([aHeader(7, { firstname: 'Bob' })], { shop: mill }));
    for (const [shop, name, other] of [
      [harbour, 'Anna', 'Bob'],
      [mill, 'Bob', 'Anna'],
    ] as const) {
      const cached = await valueOf(reader.order({ shop, orderId: orderId(7) }));
      expect(cached?.header.firstname).toBe(name);
      const found = await valueOf(reader.orderIds(aQuery({ shops: [shop], search: name })));
      expect(idsOf(found)).toEqual([7]);
      const none = await valueOf(reader.orderIds(aQuery({ shops: [shop], search: other })));
      expect(idsOf(none)).toEqual([]);
    }
  });
});

describe('position', () => {
  test('tells of a shop nothing is known of', async () => {
    const { writer } = memoryCache();
    expect(await valueOf(writer.position(shopId('unknown')))).toEqual({
      ranges: [],
      marks: noMarks,
      highestRead: null,
      connector: null,
    });
  });

  test('tells what was settled and the marks last set', async () => {
    const { writer } = memoryCache();
    const marks = { firstPassDone: true, startId: 90, lastGapCheckAt: 3, lastPassAt: null };
    await writer.commit(aBatch([aHeader(8), aHeader(7)], { marks }));
    await writer.commit(
      aBatch([], {
        settled: [
          { from: 9, to: 20, kind: 'missing', reason: null, tries: 0 },
          { from: 6, to: 6, kind: 'failed', reason: 'empty-answer', tries: 3 },
        ],
      }),
    );
    expect(await valueOf(writer.position(harbour))).toEqual({
      ranges: [
        { from: 6, to: 6, kind: 'failed', reason: 'empty-answer', tries: 3 },
        { from: 7, to: 8, kind: 'read', reason: null, tries: 0 },
        { from: 9, to: 20, kind: 'missing', reason: null, tries: 0 },
      ],
      marks,
      highestRead: 8,
      connector: null,
    });
  });

  test('answers the newest orders and the abandoned ones since a date', async () => {
    const { writer } = memoryCache();
    const day = (date: string) => ({ dateAdded: `2026-10-${date} 10:00:00` });
    const abandoned = { statusId: 0, statusName: null };
    await writer.commit(
      aBatch([
        aHeader(1, { ...abandoned, ...day('09') }),
        aHeader(2, { ...abandoned, ...day('02') }),
        aHeader(3, day('10')),
        aHeader(4, { ...abandoned, ...day('05') }),
      ]),
    );
    expect(await valueOf(writer.newest(harbour, 2))).toEqual([4, 3]);
    expect(await valueOf(writer.abandonedSince(harbour, '2026-10-05 10:00:00'))).toEqual([1, 4]);
    expect(await valueOf(writer.newest(mill, 2))).toEqual([]);
  });
});

describe('rows', () => {
  test('come in the order asked, without those not cached', async () => {
    const { reader, writer } = memoryCache();
    await writer.commit(aBatch([aHeader(1), aHeader(2), aHeader(3)]));
    const { rows } = await valueOf(reader.rows(harbour, [3, 9, 1].map(orderId)));
    expect(rows.map((row) => row.orderId)).toEqual([3, 1]);
    expect(await valueOf(reader.rows(mill, [orderId(3)]))).toMatchObject({ rows: [] });
  });

  test('show what the list needs', async () => {
    const { reader, writer } = memoryCache();
    const header = aHeader(5, {
      customerId: 0,
      firstname: ' Ann ',
      lastname: '',
      comment: ' \n',
      payment: anAddress({ company: 'Mill & Co', country: 'Poland' }),
      shipping: anAddress({ country: '' }),
      total: '12.5000',
      statusId: 0,
      statusName: null,
    });
    await writer.commit(aBatch([header], { asOf: 77 }));
    const { rows } = await valueOf(reader.rows(harbour, [orderId(5)]));
    expect(rows).toEqual([
      {
        orderId: 5,
        dateAdded: header.dateAdded,
        dateModified: header.dateModified,
        customer: 'Ann',
        company: 'Mill & Co',
        isGuest: true,
        hasComment: false,
        country: 'Poland',
        statusId: 0,
        statusName: null,
        total: '12.5000',
        currencyCode: 'USD',
        currencyValue: '1.00000000',
        paymentMethod: 'Cash On Delivery',
        shippingMethod: 'Flat Shipping Rate',
        asOf: 77,
        isGone: false,
      },
    ]);
  });
});

describe('counts', () => {
  test('name each status as it is most often called, also one no order has now', async () => {
    const { reader, writer } = memoryCache();
    await writer.commit(
      aBatch([
        aHeader(1, { statusId: 3, statusName: 'Versandt', languageId: 2 }),
        aHeader(2, { statusId: 3, statusName: 'Shipped' }),
        aHeader(3, { statusId: 3, statusName: 'Shipped' }),
        aHeader(4, { statusId: 7, statusName: 'Canceled' }),
        aHeader(5, { statusId: 0, statusName: null }),
        aHeader(6, { statusId: 9, statusName: null }),
      ]),
    );
    await writer.commit(aBatch([aHeader(4, { statusId: 3, statusName: 'Shipped' })]));
    const counts = await valueOf(reader.counts(harbour));
    expect(counts).toMatchObject({
      all: 5,
      abandoned: 1,
      statuses: [
        { statusId: 3, name: 'Shipped', count: 4 },
        { statusId: 7, name: 'Canceled', count: 0 },
        { statusId: 9, name: null, count: 1 },
      ],
    });
    expect(await valueOf(reader.counts(mill))).toMatchObject({
      all: 0,
      abandoned: 0,
      statuses: [],
    });
  });

  test('rows call a status by that name too, whatever language an order was made in', async () => {
    const { reader, writer } = memoryCache();
    await writer.commit(
      aBatch([
        aHeader(1, { statusId: 3, statusName: 'Versandt', languageId: 2 }),
        aHeader(2, { statusId: 3, statusName: 'Shipped' }),
        aHeader(3, { statusId: 3, statusName: 'Shipped' }),
        aHeader(4, { statusId: 3, statusName: null, languageId: 7 }),
        aHeader(5, { statusId: 9, statusName: null }),
      ]),
    );
    const { rows } = await valueOf(reader.rows(harbour, [1, 2, 4, 5].map(orderId)));
    expect(rows.map((row) => row.statusName)).toEqual(['Shipped', 'Shipped', 'Shipped', null]);
  });

  test('size counts the orders of all shops', async () => {
    const { reader, writer } = memoryCache();
    await writer.commit(aBatch([aHeader(1)]));
    await writer.commit(aBatch([aHeader(1), aHeader(2)], { shop: mill }));
    expect(await valueOf(reader.size())).toEqual({ orders: 3, bytes: 0 });
  });
});
