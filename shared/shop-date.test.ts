import { expect, test } from 'vitest';
import { shopDateMs } from './shop-date';

test('reads a date of a shop as if it were UTC', () => {
  expect(shopDateMs('2026-11-23 15:43:30')).toBe(Date.UTC(2026, 10, 23, 15, 43, 30));
});

test.each(['0000-00-00 00:00:00', '2026-13-01 00:00:00', '2026-11-23', '23.11.2026 15:43', ''])(
  '%j is no date',
  (text) => {
    expect(shopDateMs(text)).toBeNull();
  },
);
