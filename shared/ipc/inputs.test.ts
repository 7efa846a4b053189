import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { channels, eventNames } from './channels';
import { inputs } from './inputs';

const query = {
  shops: ['quay', 'harbour'],
  search: 'zoe',
  statuses: [{ shop: 'quay', statusId: 1 }],
  from: '2026-10-01',
  to: null,
  abandoned: 'without',
  sort: 'dateAdded',
  direction: 'descending',
};

const login = {
  address: 'shop.example',
  username: 'desk',
  key: 'k',
  newestOrderId: null,
  certificate: null,
};
const draft = { shop: 'quay', orderId: 7, statusId: 3, comment: 'Sent', notify: true };
const change = { shop: 'quay', id: '7b0a1b9e-6a64-4d53-9c4c-0f1f7a9d3c11' };
const fingerprint = Array.from({ length: 32 }, () => 'AB').join(':');

test('has a parser for every channel the preload lets through, and no other', () => {
  expect(new Set(Object.keys(inputs))).toEqual(channels);
  expect(eventNames.size).toBeGreaterThan(0);
});

describe('input parsers', () => {
  test('let a proper query through unchanged', () => {
    expect(inputs['orders:ids'].parse(query)).toEqual(query);
  });

  test.each([
    ['shops:connect', login],
    ['shops:connect', { ...login, certificate: fingerprint }],
    ['shops:change', { shop: 'quay', name: 'Quay', colour: '#0b6a70' }],
    ['shops:move', { shop: 'quay', address: 'https://quay.example/', certificate: null }],
    ['shops:name-statuses', { shop: 'quay', names: [{ statusId: 1, name: 'Pending' }] }],
    ['doctor:run', { kind: 'shop', shop: 'quay' }],
    ['history:add', draft],
    ['history:list', { shop: 'quay', orderId: null }],
    ['history:check', change],
    ['history:settle', { ...change, as: 'done' }],
  ] as const)('let a proper input of %s through unchanged', (channel, value) => {
    expect(inputs[channel].parse(value)).toEqual(value);
  });

  test.each([
    ['a field too many', 'orders:ids', { ...query, extra: 1 }],
    ['a shop that is no text', 'orders:ids', { ...query, shops: [5] }],
    ['no shop', 'orders:ids', { ...query, shops: [] }],
    ['too many shops', 'orders:ids', { ...query, shops: Array.from({ length: 51 }, () => 'a') }],
    ['a status of no shop', 'orders:ids', { ...query, statuses: [{ statusId: 1 }] }],
    ['a sort column that does not exist', 'orders:ids', { ...query, sort: 'order_id; --' }],
    ['a day that is none', 'orders:ids', { ...query, from: '01.10.2026' }],
    ['an order id of 0', 'orders:get', { shop: 'quay', orderId: 0 }],
    ['an order id with a fraction', 'orders:get', { shop: 'quay', orderId: 1.5 }],
    ['an order id past 32 bits', 'orders:get', { shop: 'quay', orderId: 2 ** 31 }],
    ['too many ids', 'orders:rows', { shop: 'quay', ids: Array.from({ length: 501 }, () => 1) }],
    ['a vault mode that does not exist', 'vault:choose', { mode: 'plain', passphrase: null }],
    ['an empty key', 'shops:connect', { ...login, key: '' }],
    ['a fingerprint that is none', 'shops:connect', { ...login, certificate: 'AB:CD' }],
    ['status 0, which would make the order vanish', 'history:add', { ...draft, statusId: 0 }],
    ['a status with a fraction', 'history:add', { ...draft, statusId: 1.5 }],
    ['order 0', 'history:add', { ...draft, orderId: 0 }],
    ['a comment without end', 'history:add', { ...draft, comment: 'x'.repeat(20_001) }],
    ['notify as text', 'history:add', { ...draft, notify: 'false' }],
    ['a change without a proper id', 'history:check', { ...change, id: '1; DROP' }],
    ['an end nobody knows', 'history:settle', { ...change, as: 'perhaps' }],
    ['a colour that is none', 'shops:change', { shop: 'quay', name: 'Q', colour: 'url(x)' }],
    ['a name of blanks', 'shops:change', { shop: 'quay', name: '  ', colour: '#0b6a70' }],
    ['a name with NUL', 'shops:change', { shop: 'quay', name: 'Q\u0000', colour: '#0b6a70' }],
    [
      'a status name with a line break',
      'shops:name-statuses',
      { shop: 'quay', names: [{ statusId: 1, name: 'Pen\nding' }] },
    ],
    ['a patient nobody knows', 'doctor:run', { kind: 'all' }],
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
