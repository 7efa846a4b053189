import { expect, test } from 'vitest';
import { aHeader } from '../cache/testing/headers';
import { measureZone, sinceDays } from './zone';

const noon = Date.UTC(2026, 10, 23, 12);
const added = (dateAdded: string) => aHeader(1, { dateAdded });

test.each([
  ['2026-11-23 12:00:00', 0],
  ['2026-11-23 13:00:00', 60],
  ['2026-11-23 12:59:10', 60],
  ['2026-11-23 17:28:30', 330],
  ['2026-11-23 17:45:00', 345],
  ['2026-11-23 02:00:00', -600],
  ['2026-11-24 02:00:00', 840],
  ['2026-11-23 13:07:00', null], // 7 minutes are no rest of a brand-new order
  ['2026-11-23 12:55:00', null],
  ['2026-11-24 03:00:00', null], // beyond 14 h
  ['0000-00-00 00:00:00', null],
])('an order added at %s seen at noon UTC measures %s', (dateAdded, offset) => {
  expect(measureZone(added(dateAdded), noon)).toBe(offset);
});

test('counts days back from the newest shop date', () => {
  expect(sinceDays(3, '2026-11-23 12:00:00', null)).toBe('2026-11-20 12:00:00');
});

test('counts from the server clock where it must be later in any zone', () => {
  expect(sinceDays(3, '2026-11-01 00:00:00', noon)).toBe('2026-11-20 00:00:00');
  expect(sinceDays(3, '2026-11-23 11:00:00', noon)).toBe('2026-11-20 11:00:00');
  expect(sinceDays(3, null, null)).toBeNull();
});
