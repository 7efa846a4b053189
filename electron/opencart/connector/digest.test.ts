import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { digestOf } from './digest';

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');

test('is SHA-1 over the ids ascending, each with its version', () => {
  const versions = [
    { orderId: 10, version: 'b'.repeat(40) },
    { orderId: 9, version: 'a'.repeat(40) },
    { orderId: 100, version: '' },
  ];
  expect(digestOf(versions)).toBe(sha1(`9:${'a'.repeat(40)}\n10:${'b'.repeat(40)}\n100:\n`));
  expect(versions[0]?.orderId).toBe(10);
});

test('of no orders is that of nothing', () => {
  expect(digestOf([])).toBe('da39a3ee5e6b4b0d3255bfef95601890afd80709');
});
