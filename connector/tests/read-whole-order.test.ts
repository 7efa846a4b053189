import { afterAll, describe, expect, inject, test } from 'vitest';
import type { Dialect } from '../../shared/capabilities';
import { orderWire } from '../../shared/connector/wire';
import { seedOrder } from '../testing/seed-order';
import { openShop, type TestShop } from '../testing/shop';
import type { Engine } from '../testing/tables';

const kinds: readonly (readonly [Dialect, Engine])[] = [
  ['2.3', 'MyISAM'],
  ['3.0', 'InnoDB'],
  ['4.0', 'MyISAM'],
  ['4.1', 'InnoDB'],
];

describe.each(kinds)('a %s shop on %s', (dialect, engine) => {
  let opened: Promise<TestShop> | null = null;
  const shop = () => (opened ??= openShop({ socket: inject('mariaSocket'), dialect, engine }));
  afterAll(async () => (await shop()).end());

  test('tells an order with everything in the words of 3.0', async () => {
    const id = await seedOrder(await shop(), { hasVoucher: true });
    const order = orderWire.parse(await (await shop()).ask('order', { order_id: id }));
    expect(order.order['payment_method']).toBe('Card &lt;3D&gt;');
  });
});
