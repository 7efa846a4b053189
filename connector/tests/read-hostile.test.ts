import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { connectorCalls, connectorErrorCodes } from '../../shared/connector/protocol';
import { shopKinds } from '../testing/kinds';
import { seedOrder } from '../testing/seed-order';
import { openShop, type TestShop } from '../testing/shop';

const mark = { order_id: 0, order_history_id: 0, modified: '2026-01-01 00:00:00', recent: [] };
const delta = { way: 'delta', mark, after: 0, limit: 10 };
const full = { way: 'full', before: null, limit: 10 };

/** What must not reach a statement: quotes, comments, our own placeholders, the tables' marks. */
const attacks = [
  "' OR '1'='1",
  "'; DROP TABLE oc_order; -- ",
  '" UNION SELECT `key` FROM oc_api #',
  '\\',
  "\\' OR 1=1 -- ",
  '? # #* {order}',
  '%%__',
  '\u0000',
  '1e9',
  'ſ\u2028\u{1F600}',
];

describe.each([shopKinds[0], shopKinds[3]].filter((kind) => kind !== undefined))(
  'hostile input to a %s shop on %s',
  (dialect, engine) => {
    let shop: TestShop;
    beforeAll(async () => {
      shop = await openShop({ socket: inject('mariaSocket'), dialect, engine });
      await seedOrder(shop);
    });
    afterAll(() => shop.end());

    const state = async () => {
      const { rows } = await shop.sql(
        'CHECKSUM TABLE oc_order, oc_order_product, oc_product, oc_api, oc_customer',
      );
      return rows.map((row) => row['Checksum']);
    };

    test('SQL in a text finds nothing and changes nothing', async () => {
      const before = await state();
      for (const words of attacks) {
        for (const name of ['products', 'customers']) {
          const answer = await shop.call(name, { words, limit: 50 });
          if (answer.kind === 'ok') {
            const found = Object.values(answer.value as Record<string, unknown>)[0];
            expect([words, found]).toEqual([words, []]);
          } else {
            // a NUL is no text
            expect(answer).toMatchObject({ kind: 'refused', code: 'bad-input' });
          }
        }
        expect(await shop.refusal('orders', { ...delta, mark: { ...mark, modified: words } })).toBe(
          'bad-input',
        );
        expect(await shop.refusal('orders', { ...full, way: words })).toBe('bad-input');
        expect(await shop.refusal('ids', { from: 1, to: 2, digest: words })).toBe('bad-input');
        expect(await shop.refusal(words, {})).toBe('unknown-call');
      }
      expect(await state()).toEqual(before);
    });

    test.each([
      ['orders', { ...full, limit: 0 }],
      ['orders', { ...full, limit: 201 }],
      ['orders', { ...full, limit: 1.5 }],
      ['orders', { ...full, limit: '10' }],
      ['orders', { ...full, limit: true }],
      ['orders', { ...full, before: 0 }],
      ['orders', { ...full, before: -7 }],
      ['orders', { ...full, before: 99999999999 }],
      ['orders', { ...full, before: [1] }],
      ['orders', { way: 'full', limit: 10 }],
      ['orders', { ...full, more: 1 }],
      ['orders', { ...full, mark }],
      ['orders', { ...delta, mark: null }],
      ['orders', { ...delta, mark: [] }],
      ['orders', { ...delta, mark: { ...mark, more: 1 } }],
      ['orders', { ...delta, mark: { ...mark, modified: '2026-02-30 00:00:00' } }],
      ['orders', { ...delta, mark: { ...mark, modified: '2026-01-01 24:00:00' } }],
      ['orders', { ...delta, mark: { ...mark, modified: '2026-01-01 00:00:00\n' } }],
      ['orders', { ...delta, mark: { ...mark, recent: {}, order_id: 1 }, after: null }],
      ['orders', { ...delta, mark: { ...mark, recent: [[1, 'zzzzzzzz']] } }],
      ['orders', { ...delta, mark: { ...mark, recent: [[1]] } }],
      [
        'orders',
        {
          ...delta,
          mark: { ...mark, recent: Array.from({ length: 401 }, (_, at) => [at, '00000000']) },
        },
      ],
      ['order', {}],
      ['order', { order_id: '1' }],
      ['order', { order_id: 1e30 }],
      ['order', { order_id: null }],
      ['order', { order_id: { $gt: 0 } }],
      ['order', { order_id: 1, more: 1 }],
      ['hello', { places: 1 }],
      ['hello', { more: true }],
      ['products', { words: 7, limit: 1 }],
      ['products', { words: 'x'.repeat(201), limit: 1 }],
      ['products', { product_ids: Array.from({ length: 101 }, () => 1), limit: 1 }],
      ['products', { product_ids: ['1'], limit: 1 }],
      ['products', { product_ids: { 0: 1, 2: 1 }, limit: 1 }],
      ['customers', { words: [], limit: 1 }],
      ['customers', { limit: 1 }],
    ])('%s refuses %j', async (name, input) => {
      expect(await shop.refusal(name, input)).toBe('bad-input');
    });

    test.each([
      ['no JSON', Buffer.from('{')],
      ['nothing', Buffer.from('')],
      ['a list', Buffer.from('[]')],
      ['a number', Buffer.from('7')],
      ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
      ['too deep', Buffer.from(`{"a":${'['.repeat(500)}${']'.repeat(500)}}`)],
      ['too large', Buffer.from(`{"words":"${' '.repeat(1_048_576)}"}`)],
    ])('%s is refused as input of every call', async (_name, input) => {
      for (const name of connectorCalls) expect(await shop.refusal(name, input)).toBe('bad-input');
    });

    test('whatever is sent is answered in the words of the protocol', async () => {
      const before = await state();
      const value = fc.jsonValue({ maxDepth: 3 });
      const fields = fc.dictionary(
        fc.constantFrom(
          'way',
          'mark',
          'after',
          'before',
          'limit',
          'order_id',
          'from',
          'to',
          'digest',
          'words',
          'product_ids',
          'places',
        ),
        fc.oneof(value, fc.constantFrom<unknown>('full', 'delta', mark, 10, ...attacks)),
      );
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom('hello', 'orders', 'order', 'ids', 'products', 'customers'),
          fields,
          async (name, input) => {
            const answer = await shop.call(name, input);
            if (answer.kind === 'refused') {
              expect(connectorErrorCodes).toContain(answer.code);
              expect(answer.code).not.toBe('failed');
            } else expect(answer.kind).toBe('ok');
          },
        ),
        { numRuns: 150 },
      );
      expect(await state()).toEqual(before);
    });

    test('a broken database is told without the statement and its data', async () => {
      await shop.sql('RENAME TABLE oc_customer TO oc_away');
      const answer = await shop.call('customers', { words: 'secret', limit: 1 });
      await shop.sql('RENAME TABLE oc_away TO oc_customer');
      if (answer.kind !== 'refused') throw new Error(answer.kind);
      expect(answer.code).toBe('failed');
      expect(answer.cost.text).not.toContain('secret');
      expect(answer.facts['message']).toContain('oc_customer');
    });

    test('text in the tables that is no UTF-8 does not cost the answer', async () => {
      await shop.sql('ALTER TABLE oc_order MODIFY user_agent VARBINARY(255)');
      await shop.sql(`UPDATE oc_order SET user_agent = CONCAT('A', 0xFF, 'B') LIMIT 1`);
      const answer = await shop.call('orders', full);
      if (answer.kind !== 'ok') throw new Error(answer.kind);
      expect(answer.cost.text).toContain('"user_agent":"A\uFFFDB"');
    });
  },
);
