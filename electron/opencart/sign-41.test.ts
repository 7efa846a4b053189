import { expect, test } from 'vitest';
import { signCall, stringToSign } from './sign-41';
import { readSignatureVectors } from './testing/recordings';

const never = { username: 'orders-desk', key: 'k'.repeat(64), timeSeconds: 1_790_000_000 };
const ping = { address: 'http://shop.example.test/', route: 'api/order', call: 'ping', form: {} };

test.each(readSignatureVectors().map((vector) => [vector.name, vector] as const))(
  'signs as the shop does: %s',
  (_, vector) => {
    const { route, call, host, path, post, username, key, time } = vector;
    const toSign = { address: `http://${host}${path}`, route, call, form: post };
    const store = {
      storeId: String(vector.store_id),
      language: vector.language,
      currency: vector.currency,
    };
    const signer = { username, key, timeSeconds: time, store };
    expect(stringToSign(toSign, signer)).toBe(vector.stringToSign);
    expect(signCall(toSign, signer)).toBe(vector.signature);
  },
);

test.each([
  ['http://shop.example.test:80/', 'shop.example.test', '/'],
  ['https://shop.example.test:443/store/', 'shop.example.test', '/store/'],
  ['https://shop.example.test:8443/', 'shop.example.test:8443', '/'],
  ['http://[::1]:8410/', '[::1]:8410', '/'],
  ['https://müller.example/läden & mehr/', 'xn--mller-kva.example', '/läden &amp; mehr/'],
])('names host and folder of %s as the shop sees them', (address, host, folder) => {
  const lines = stringToSign({ ...ping, address }, never).split('\n');
  expect(lines.slice(3, 5)).toEqual([host, folder]);
});

test('ends each of ten lines, the last one too', () => {
  expect(stringToSign(ping, never).split('\n')).toHaveLength(11);
  expect(stringToSign(ping, never).endsWith('\n1790000000\n')).toBe(true);
});

test('signs with the key as the shop stored it', () => {
  const typed = { ...never, key: ' a&b ' };
  expect(signCall(ping, typed)).toBe(signCall(ping, { ...never, key: 'a&b' }));
  expect(signCall(ping, typed)).not.toBe(signCall(ping, never));
});
