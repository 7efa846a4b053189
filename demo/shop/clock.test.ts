import { describe, expect, test } from 'vitest';
import { createShopClock } from './clock';

const text = (timeZone: string, iso: string): string =>
  createShopClock(() => 0, timeZone).localText(Date.parse(iso));

describe('the shop clock', () => {
  test.each([
    ['UTC', '2026-11-23T15:44:24Z', '2026-11-23 15:44:24'],
    ['Asia/Tokyo', '2026-11-23T15:44:24Z', '2026-11-24 00:44:24'],
    ['America/New_York', '2026-01-01T03:00:00Z', '2025-12-31 22:00:00'],
    ['Asia/Kathmandu', '2026-11-23T00:00:00Z', '2026-11-23 05:45:00'],
  ])('%s writes %s as %s', (timeZone, iso, expected) => {
    expect(text(timeZone, iso)).toBe(expected);
  });

  test('jumps over an hour in spring and repeats one in autumn', () => {
    expect(text('Europe/Berlin', '2026-03-29T00:59:59Z')).toBe('2026-03-29 01:59:59');
    expect(text('Europe/Berlin', '2026-03-29T01:00:00Z')).toBe('2026-03-29 03:00:00');
    expect(text('Europe/Berlin', '2026-10-25T00:30:00Z')).toBe('2026-10-25 02:30:00');
    expect(text('Europe/Berlin', '2026-10-25T01:30:00Z')).toBe('2026-10-25 02:30:00');
  });
});
