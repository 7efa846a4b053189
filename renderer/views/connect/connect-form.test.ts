import { expect, test } from 'vitest';
import { changedForm, credentialsOf, emptyForm, troublesOf } from './connect-form';

const filled = {
  ...emptyForm(['passphrase', 'session']),
  passphrase: 'long enough',
  again: 'long enough',
  address: ' shop.example.com ',
  username: ' desk ',
  key: ' abc ',
};

test('takes the best place for keys that the machine offers', () => {
  expect(emptyForm(['os-key-store', 'passphrase']).mode).toBe('os-key-store');
  expect(emptyForm([]).mode).toBe('passphrase');
});

test('sends what was typed without the spaces around it', () => {
  expect(credentialsOf({ ...filled, newest: ' 412 ' })).toEqual({
    address: 'shop.example.com',
    username: 'desk',
    key: 'abc',
    newestOrderId: 412,
    certificate: null,
  });
  expect(credentialsOf(filled).newestOrderId).toBeNull();
});

test('a key with a line break in it or after it is neither cut nor sent', () => {
  for (const key of ['ab\u2028c', 'abc\n', 'a\u0000bc', 'a bc']) {
    expect(troublesOf({ ...filled, key }, false)).toEqual(new Set(['key-broken']));
    expect(credentialsOf({ ...filled, key }).key).toBe(key);
  }
});

test.each([
  ['http://user:word@shop.example.com', true],
  ['user@shop.example.com/shop', true],
  ['https://shop.example.com/a@b', false],
  ['shop.example.com', false],
])('finds a login in an address: %s', (address, has) => {
  expect(troublesOf({ ...filled, address }, false).has('address-has-login')).toBe(has);
});

test('finds everything that is wrong at once', () => {
  const empty = emptyForm(['passphrase']);
  expect([...troublesOf(empty, true)]).toEqual([
    'passphrase-too-short',
    'address-missing',
    'key-missing',
  ]);
  expect(troublesOf({ ...filled, again: 'other' }, true)).toEqual(new Set(['passphrases-differ']));
  expect(troublesOf(filled, true).size).toBe(0);
});

test('asks for a passphrase only where one is needed', () => {
  const noPassphrase = { ...filled, passphrase: '', again: '' };
  expect(troublesOf(noPassphrase, false).size).toBe(0);
  expect(troublesOf({ ...noPassphrase, mode: 'session' }, true).size).toBe(0);
});

test.each(['0', '-1', '1.5', 'abc', '99999999999'])(
  'refuses %s as newest order number',
  (newest) => {
    expect(troublesOf({ ...filled, newest }, false)).toEqual(new Set(['newest-wrong']));
  },
);

test('refuses what is too long to be meant', () => {
  const long = {
    ...filled,
    address: 'a'.repeat(2001),
    username: 'u'.repeat(201),
    key: 'k'.repeat(2001),
  };
  expect([...troublesOf(long, false)]).toEqual([
    'address-too-long',
    'username-too-long',
    'key-too-long',
  ]);
});

test('trust in a certificate does not move to another address', () => {
  const trusted = changedForm(filled, { certificate: 'AB:CD' });
  expect(credentialsOf(trusted).certificate).toBe('AB:CD');
  expect(changedForm(trusted, { key: 'other' }).certificate).toBe('AB:CD');
  expect(changedForm(trusted, { address: 'www.shop.example.com' }).certificate).toBeNull();
});
