import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { shopKinds } from '../testing/kinds';
import { seedOrder } from '../testing/seed-order';
import type { TestShop } from '../testing/shop';
import {
  dump,
  edit,
  editInput,
  openWritableShop,
  readOrder,
  type Change,
} from '../testing/write-shop';

const injections = [
  "'; DROP TABLE oc_order; -- ",
  "' OR '1'='1",
  '\\',
  "\\'",
  '{order_product} ? # #*',
  '%s %d %1$s',
  '&amp; &lt;b&gt; &quot;',
  '<script>alert(1)</script>',
  '${jndi} {{7*7}} <?php echo 1; ?>',
];

/** What OpenCart's own request cleaning makes of text. */
const cleaned = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

describe.each(shopKinds)('hostile input to a %s shop on %s', (dialect, engine) => {
  let opened: Promise<TestShop> | null = null;
  const open = () =>
    (opened ??= openWritableShop({ socket: inject('mariaSocket'), dialect, engine }));
  afterAll(async () => (await open()).end());

  test('SQL in a text field is text, stored to the letter', async () => {
    const shop = await open();
    const id = await seedOrder(shop);
    const other = await seedOrder(shop);
    const untouched = await readOrder(shop, other);
    const line = (await readOrder(shop, id)).products[0]?.order_product_id;
    const option = (value: string) => [
      { product_option_id: 218, product_option_value_id: 5, value },
      { product_option_id: 220, product_option_value_id: 0, value },
    ];
    for (const text of injections) {
      const short = text.slice(0, 25);
      const { order } = await edit(
        shop,
        id,
        [
          { do: 'set-name', order_product_id: line, name: text, model: short },
          { do: 'set-options', order_product_id: line, options: option(text) },
          {
            do: 'add-line',
            name: text,
            model: short,
            quantity: 1,
            price: '1.0000',
            tax_class_id: 0,
          },
          { do: 'add-discount', title: text, amount: '0.0001' },
          { do: 'set-customer', firstname: "'", lastname: '\\', email: short, telephone: "'#" },
          { do: 'set-method', which: 'shipping', title: text, code: short },
          { do: 'set-comment', comment: text },
        ],
        { history: { comment: text, notify: false } },
      );
      expect(order.products[0]).toMatchObject({ name: cleaned(text), model: cleaned(short) });
      expect(order.products[0]?.options[1]?.value).toBe(cleaned(text));
      expect(order.products.at(-1)).toMatchObject({ name: cleaned(text) });
      expect(order.totals.at(-2)?.title).toBe(cleaned(text));
      expect(order.order).toMatchObject({
        firstname: "'",
        lastname: '\\',
        email: cleaned(short),
        shipping_method: cleaned(text),
        shipping_code: cleaned(short),
        comment: cleaned(text),
      });
      expect(order.histories.at(-1)?.comment.endsWith(`\n\n${cleaned(text)}`)).toBe(true);
      const history = {
        key: randomUUID(),
        order_id: id,
        version: null,
        order_status_id: 2,
        comment: text,
        notify: false,
      };
      await shop.ask('history', history);
      expect((await readOrder(shop, id)).histories.at(-1)?.comment).toBe(cleaned(text));
    }
    expect(await readOrder(shop, other)).toEqual(untouched);
  });

  test('a character or a length the shop cannot hold is refused, never cut', async () => {
    const shop = await open();
    const id = await seedOrder(shop);
    const before = await dump(shop);
    const isWide = dialect.startsWith('4');
    const line = (await readOrder(shop, id)).products[0]?.order_product_id;
    const name = (text: string): Change => ({
      do: 'set-name',
      order_product_id: line,
      name: text,
      model: 'M',
    });
    const refused = [
      name('x'.repeat(256)),
      // 64 quotes are 384 characters once they are encoded
      name('"'.repeat(64)),
      { do: 'set-customer', firstname: 'x'.repeat(33), lastname: '', email: '', telephone: '' },
      { do: 'set-comment', comment: 'é'.repeat(16_385).repeat(1).padEnd(20_001, 'é') },
      name('a\u0000b'),
      name('a\u0007b'),
      ...(isWide ? [] : [name('Gift 🎁'), { do: 'set-comment', comment: '🎁' }]),
    ];
    for (const change of refused) {
      expect(await shop.refusal('edit', await editInput(shop, id, [change]))).toBe('bad-input');
    }
    if (!isWide) {
      const history = { comment: '🎁', notify: false };
      expect(
        await shop.refusal('edit', await editInput(shop, id, [name('New')], { history })),
      ).toBe('bad-input');
      const entry = {
        key: randomUUID(),
        order_id: id,
        version: null,
        order_status_id: 2,
        comment: '🎁',
        notify: false,
      };
      expect(await shop.refusal('history', entry)).toBe('bad-input');
    }
    expect(await dump(shop)).toEqual(before);
    if (isWide) {
      const { order } = await edit(
        shop,
        id,
        [name('Gift 🎁 Żółć'), { do: 'set-comment', comment: '🎁' }],
        { history: { comment: '📦', notify: false } },
      );
      expect([order.products[0]?.name, order.order['comment']]).toEqual(['Gift 🎁 Żółć', '🎁']);
      expect(order.histories.at(-1)?.comment).toMatch(/📦$/);
      expect(
        (await shop.sql(`SELECT name FROM oc_order_product WHERE order_product_id = ${line ?? 0}`))
          .rows,
      ).toEqual([{ name: 'Gift 🎁 Żółć' }]);
    }
  });

  test('what is not of the protocol is refused, and nothing is written', async () => {
    const shop = await open();
    const id = await seedOrder(shop);
    const line = (await readOrder(shop, id)).products[0]?.order_product_id;
    const good = await editInput(shop, id, [
      { do: 'set-quantity', order_product_id: line, quantity: 4 },
    ]);
    const before = await dump(shop, () => true);
    const wrongFields: readonly Readonly<Record<string, unknown>>[] = [
      { key: 'abc' },
      { key: null },
      { order_id: `${id}` },
      { order_id: 0 },
      { order_id: -id },
      { order_id: 4_294_967_296 },
      { order_id: [id] },
      { order_id: 1.5 },
      { version: null },
      { version: 'x' },
      { version: "' OR 1 = 1 -- ".padEnd(40, 'a') },
      { preview: 'false' },
      { preview: 0 },
      { changes: [] },
      { changes: {} },
      { changes: 'all' },
      { changes: [null] },
      { changes: [[]] },
      { changes: { a: {} } },
      { history: null },
      { history: { comment: 5, notify: false } },
      { history: { comment: '', notify: 'no' } },
      { history: { comment: '', notify: false, to: 'x@example.test' } },
      { extra: 1 },
      { "' OR 1": 1 },
      { changes: Array.from({ length: 501 }, () => ({ do: 'set-comment', comment: '' })) },
    ];
    for (const wrong of wrongFields) {
      expect([wrong, await shop.refusal('edit', { ...good, ...wrong })]).toEqual([
        wrong,
        'bad-input',
      ]);
    }
    const wrongChanges: readonly Readonly<Record<string, unknown>>[] = [
      {},
      { do: 'drop-table' },
      { do: ['set-comment'] },
      { do: 'set-quantity', order_product_id: line },
      { do: 'set-quantity', order_product_id: line, quantity: '4' },
      { do: 'set-quantity', order_product_id: line, quantity: 1.5 },
      { do: 'set-quantity', order_product_id: line, quantity: 1e300 },
      { do: 'set-quantity', order_product_id: `${line ?? 0}`, quantity: 1 },
      ...[
        '-1.0000',
        '1e5',
        '1.00001',
        '',
        '1,5',
        ' 1',
        '1\n',
        'NaN',
        '0x10',
        '99999999999.0000',
        5,
        null,
      ].map((price) => ({ do: 'set-price', order_product_id: line, price })),
      { do: 'set-price', order_product_id: line, price: '1.0000', tax: '0.0000' },
      { do: 'add-discount', title: 'x', amount: '0.0000' },
      { do: 'add-discount', title: '', amount: '1.0000' },
      { do: 'set-options', order_product_id: line, options: 'all' },
      { do: 'set-options', order_product_id: line, options: [{ product_option_id: 218 }] },
      { do: 'set-address', which: 'billing', address: {} },
      { do: 'set-address', which: 'payment', address: { firstname: 'x' } },
      { do: 'set-method', which: 'payment', title: ['x'], code: 'x' },
      { do: 'set-customer', firstname: { a: 1 }, lastname: '', email: '', telephone: '' },
      { do: 'set-comment', comment: null },
      { do: 'remove-total', order_total_id: '4' },
      { do: 'add-product', product_id: 41, quantity: 1, options: [], price: '' },
      { do: 'set-shipping-cost', amount: '1', tax_class_id: -1 },
    ];
    for (const wrong of wrongChanges) {
      expect([wrong, await shop.refusal('edit', { ...good, changes: [wrong] })]).toEqual([
        wrong,
        'bad-input',
      ]);
    }
    const broken = Buffer.from(
      JSON.stringify({ ...good, changes: [{ do: 'set-comment', comment: 'XY' }] }).replace(
        'XY',
        '\u00ff\u00fe',
      ),
      'latin1',
    );
    for (const bytes of [
      broken,
      '',
      '[]',
      'null',
      '"x"',
      '{',
      `${'['.repeat(600)}${']'.repeat(600)}`,
      `{"key":"${'x'.repeat(1_048_577)}"}`,
    ]) {
      expect(await shop.refusal('edit', bytes)).toBe('bad-input');
    }
    expect(await dump(shop, () => true)).toEqual(before);
  });
});
