import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { channels, eventNames } from './channels';
import { inputs } from './inputs';

const query = {
  shop: 'quay',
  search: 'zoe',
  statusIds: [1, 2],
  from: '2026-10-01',
  to: null,
  abandoned: 'without',
  sort: 'dateAdded',
  direction: 'descending',
};

test('has a parser for every channel the preload lets through, and no other', () => {
  expect(new Set(Object.keys(inputs))).toEqual(channels);
  expect(eventNames.size).toBeGreaterThan(0);
});

describe('input parsers', () => {
  test('let a proper query through unchanged', () => {
    expect(inputs['orders:ids'].parse(query)).toEqual(query);
  });

  test.each([
    ['a field too many', 'orders:ids', { ...query, extra: 1 }],
    ['a shop that is no text', 'orders:ids', { ...query, shop: 5 }],
    ['a sort column that does not exist', 'orders:ids', { ...query, sort: 'order_id; --' }],
    ['a day that is none', 'orders:ids', { ...query, from: '01.10.2026' }],
    ['an order id of 0', 'orders:get', { shop: 'quay', orderId: 0 }],
    ['an order id with a fraction', 'orders:get', { shop: 'quay', orderId: 1.5 }],
    ['an order id past 32 bits', 'orders:get', { shop: 'quay', orderId: 2 ** 31 }],
    ['too many ids', 'orders:rows', { shop: 'quay', ids: Array.from({ length: 501 }, () => 1) }],
    ['a vault mode that does not exist', 'vault:choose', { mode: 'plain', passphrase: null }],
    ['an empty key', 'shops:connect', { address: 'a', username: '', key: '', newestOrderId: null }],
    ['something where nothing is asked', 'app:info', {}],
    ['a theme that does not exist', 'preferences:set', { theme: 'pink' }],
  ] as const)('refuse %s', (_what, channel, value) => {
    expect(() => inputs[channel].parse(value)).toThrow();
  });

  test('never let garbage through to a handler that takes an order key', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        let parsed: unknown = null;
        try {
          parsed = inputs['orders:get'].parse(value);
        } catch {
          return;
        }
        expect(parsed).toEqual({ shop: expect.any(String), orderId: expect.any(Number) });
      }),
    );
  });
});
