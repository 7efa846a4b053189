import { quote, type Row } from './insert';
import { orderRow } from './seed-order';
import type { TestShop } from './shop';
import { prefix } from './tables';

/**
 * Fills a shop with `count` orders of three lines, an option, three totals and a history entry each, by the server itself. The changes lie ten
 * minutes apart, the last one three hours back.
 */
export async function seedManyOrders(shop: TestShop, count: number): Promise<void> {
  const insert = (table: string, row: Row, from: string) => {
    const columns = Object.keys(row).map((name) => `\`${name}\``);
    const values = Object.values(row).map((value) =>
      typeof value === 'string'
        ? quote(value)
        : typeof value === 'object'
          ? (value?.sql ?? 'NULL')
          : value,
    );
    return shop.sql(
      `INSERT INTO \`${prefix}${table}\` (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${from}`,
    );
  };
  const at = { sql: `NOW() - INTERVAL 180 + (${count} - seq) * 10 MINUTE` };
  const orders = `seq_1_to_${count}`;
  const lines = `seq_1_to_${count * 3}`;
  const orderId = { sql: '(seq - 1) DIV 3 + 1' };
  const is4 = shop.dialect.startsWith('4');
  const order = orderRow(shop.dialect, 5, '128.0000');
  await insert(
    'order',
    { ...order, order_id: { sql: 'seq' }, date_added: at, date_modified: at },
    orders,
  );
  const line = {
    product_id: 41,
    name: 'Mug &amp; Saucer',
    model: 'Model 41',
    quantity: 2,
    price: '20.5000',
    total: '41.0000',
    tax: '0.0000',
    reward: 0,
  };
  await insert(
    'order_product',
    { order_id: orderId, ...line, ...(is4 ? { master_id: 0 } : {}) },
    lines,
  );
  const option = {
    product_option_id: 218,
    product_option_value_id: 5,
    name: 'Size',
    value: 'Small',
    type: 'radio',
  };
  await insert(
    'order_option',
    { order_id: { sql: 'seq' }, order_product_id: { sql: 'seq * 3' }, ...option },
    orders,
  );
  const which = { sql: "ELT((seq - 1) MOD 3 + 1, 'sub_total', 'shipping', 'total')" };
  const total = {
    code: which,
    title: which,
    value: '41.0000',
    sort_order: { sql: '(seq - 1) MOD 3' },
  };
  await insert(
    'order_total',
    { order_id: orderId, ...total, ...(is4 ? { extension: 'opencart' } : {}) },
    lines,
  );
  const entry = { order_status_id: 5, notify: 0, comment: 'Packed', date_added: at };
  await insert('order_history', { order_id: { sql: 'seq' }, ...entry }, orders);
}
