import { expect, test } from 'vitest';
import { orderId } from '../../../shared/ids';
import { migrate, schemaVersion } from '../../sqlite/migrate';
import { connect, type Connection } from '../../sqlite/port';
import { sql } from '../../sqlite/sql';
import { valueOf } from '../../sqlite/testing/files';
import { createReader } from '../reader';
import { aBatch, aHeader, aQuery, harbour } from '../testing/headers';
import { contentsOf } from '../testing/contents';
import { createWriter } from '../writer';
import { orders } from './0001-orders';
import { contents } from './0002-contents';

/** A file of version 1 with one order, as the desk that knew only that version wrote it. */
function fileOfVersion1(): Connection {
  const db = connect(':memory:', null);
  migrate(db, [orders]);
  const key = 2 ** 32 + 7;
  const json = JSON.stringify(aHeader(7));
  db.run(sql`INSERT INTO shops (shop_no, shop) VALUES (1, ${harbour})`);
  db.run(sql`INSERT INTO orders (order_key, shop_no, order_id, date_added, date_modified, customer, customer_key,
    company, country, is_guest, has_comment, status_id, status_name, total, total_base, currency_code, currency_value,
    payment_method, shipping_method, as_of) VALUES (${key}, 1, 7, '2026-10-04 08:52:30', '2026-10-05 04:52:30',
    'Zoë', 'zoe', '', 'Ireland', 0, 0, 3, 'Shipped', '84.3000', 84.3, 'USD', '1.00000000', 'Cash', 'Flat', 5)`);
  db.run(sql`INSERT INTO order_json (order_key, json) VALUES (${key}, ${json})`);
  db.run(sql`INSERT INTO order_search (rowid, number, customer) VALUES (${key}, '7', 'zoe')`);
  db.run(sql`INSERT INTO coverage VALUES (1, 7, 7, 'read', NULL, 0)`);
  db.run(sql`INSERT INTO marks VALUES (1, 1, 9, NULL, 4)`);
  return db;
}

test('0002 keeps what was read: orders, search, coverage and marks', async () => {
  const db = fileOfVersion1();
  migrate(db, [orders, contents]);
  expect(schemaVersion(db)).toBe(2);
  const reader = createReader(db, () => 0);
  expect(await valueOf(reader.order({ shop: harbour, orderId: orderId(7) }))).toEqual({
    shop: harbour,
    header: aHeader(7),
    asOf: 5,
    contents: null,
    goneSince: null,
  });
  expect([...(await valueOf(reader.orderIds(aQuery({ search: 'zoe' })))).ids]).toEqual([7]);
  expect(await valueOf(createWriter(db).position(harbour))).toEqual({
    ranges: [{ from: 7, to: 7, kind: 'read', reason: null, tries: 0 }],
    marks: { firstPassDone: true, startId: 9, lastGapCheckAt: null, lastPassAt: 4 },
    highestRead: 7,
    connector: null,
  });
});

test('0002 lets an order that was there get contents', async () => {
  const db = fileOfVersion1();
  migrate(db, [orders, contents]);
  const batch = aBatch([aHeader(7)], { contents: [contentsOf(7)] });
  expect((await valueOf(createWriter(db).commit(batch))).ids).toEqual([7]);
  const reader = createReader(db, () => 0);
  expect([...(await valueOf(reader.orderIds(aQuery({ search: 'zoe mug' })))).ids]).toEqual([7]);
});
