import { expect, test } from 'vitest';
import { fail, ok } from '../../shared/result';
import { checkShopKey } from './shop-key';

test.each([
  ['', 'empty'],
  [' \n ', 'empty'],
  ['abc\n', 'line-break'],
  ['ab\r\nc', 'line-break'],
  ['ab\u2028c', 'line-break'],
  ['ab\tc', 'control-character'],
  ['ab\0c', 'control-character'],
  ['ab\u009fc', 'control-character'],
  [' abc', 'blank-at-an-end'],
  ['abc ', 'blank-at-an-end'],
  ['abc\u00a0', 'blank-at-an-end'],
  ['\ufeffabc', 'blank-at-an-end'],
])('%j is no key: %s', (key, reason) => {
  expect(checkShopKey(key)).toEqual(fail('bad-key', { reason }));
});

test.each(['k', 'a b', 'k'.repeat(2000), 'Schlüssel+/='])('%j may be one', (key) => {
  expect(checkShopKey(key)).toEqual(ok(null));
});
