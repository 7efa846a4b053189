import { expect, test } from 'vitest';
import { bareAddress, withoutSecrets } from './without-secrets';

test.each([
  ['index.php?route=api/order&api_token=9f8e7d6c5b4a', '9f8e7d6c5b4a'],
  ['{"token":"5f0e3a"}', '5f0e3a'],
  ['Set-Cookie: PHPSESSID=q1w2e3; path=/', 'q1w2e3'],
  ['X-Signature: abc123==', 'abc123'],
  ['undefined index for zoe@example.org in line 3', 'zoe@example.org'],
  ['https://admin:hunter2@shop.example.com/', 'hunter2'],
  ['uT9c4QmFv0Zk2LxWb7RdYs1HnPgE6aJo8iC3', 'uT9c4QmFv0Zk2LxWb7RdYs1HnPgE6aJo8iC3'],
])('%s loses its secret', (text, secret) => {
  expect(withoutSecrets(text)).not.toContain(secret);
});

test.each([
  'Undefined index: order_status_id in /var/www/catalog/controller/api/order.php on line 812',
  'AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89',
  'The address it saw is 203.0.113.77.',
])('%s stays as it is', (text) => {
  expect(withoutSecrets(text)).toBe(text);
});

test('an address loses login, query and fragment', () => {
  expect(bareAddress('https://u:p@shop.example.com/a/index.php?route=api&key=1#x')).toBe(
    'https://shop.example.com/a/index.php',
  );
  expect(bareAddress('shop.example.com/admin?user_token=abc')).toBe('shop.example.com/admin');
});
