import { Settings } from 'luxon';
import { afterEach, describe, expect, test } from 'vitest';
import type { ShopZone } from '../../shared/time';
import { ageOf, momentsOf, showDate, wallClock } from './dates';

const berlin: ShopZone = { kind: 'set', name: 'Europe/Berlin' };
const unknown: ShopZone = { kind: 'unknown' };
const utc = (text: string) => Date.parse(`${text}Z`);

afterEach(() => {
  Settings.defaultZone = 'system';
});

function moments(text: string, zone: ShopZone): readonly number[] {
  const wall = wallClock(text);
  return wall === null ? [] : momentsOf(wall, zone);
}

describe('the moment of a shop date', () => {
  test('follows the zone in winter and in summer', () => {
    expect(moments('2026-01-15 12:00:00', berlin)).toEqual([utc('2026-01-15T11:00:00')]);
    expect(moments('2026-07-15 12:00:00', berlin)).toEqual([utc('2026-07-15T10:00:00')]);
  });

  test('does not exist in the hour that summer time leaves out', () => {
    expect(moments('2026-03-29 01:59:59', berlin)).toEqual([utc('2026-03-29T00:59:59')]);
    expect(moments('2026-03-29 02:30:00', berlin)).toEqual([]);
    expect(moments('2026-03-29 03:00:00', berlin)).toEqual([utc('2026-03-29T01:00:00')]);
  });

  test('is two moments in the hour that the change back repeats', () => {
    expect(moments('2026-10-25 01:59:59', berlin)).toEqual([utc('2026-10-24T23:59:59')]);
    expect(moments('2026-10-25 02:30:00', berlin)).toEqual([
      utc('2026-10-25T00:30:00'),
      utc('2026-10-25T01:30:00'),
    ]);
    expect(moments('2026-10-25 03:00:00', berlin)).toEqual([utc('2026-10-25T02:00:00')]);
  });

  test('uses a measured offset as it is', () => {
    const kathmandu: ShopZone = { kind: 'measured', offsetMinutes: 345, at: 0 };
    expect(moments('2026-10-25 02:30:00', kathmandu)).toEqual([utc('2026-10-24T20:45:00')]);
  });

  test('is unknown without a zone, or with a name no zone has', () => {
    expect(moments('2026-10-25 12:00:00', unknown)).toEqual([]);
    expect(moments('2026-10-25 12:00:00', { kind: 'set', name: 'Nowhere/Land' })).toEqual([]);
  });
});

describe('a shop date on screen', () => {
  test('is relative when the zone is known and it is less than a day ago', () => {
    const now = utc('2026-07-15T12:00:00');
    expect(showDate('2026-07-15 12:00:00', berlin, now)).toMatchObject({
      kind: 'relative',
      age: { kind: 'hours', count: 2 },
    });
    expect(showDate('2026-07-14 14:00:00', berlin, now)).toMatchObject({ kind: 'as-written' });
  });

  test('is never relative while the zone is unknown', () => {
    const now = utc('2026-07-15T12:00:00');
    const shown = showDate('2026-07-15 11:58:00', unknown, now);
    expect(shown.kind).toBe('as-written');
  });

  test('is no date for zeros and for nonsense', () => {
    expect(showDate('0000-00-00 00:00:00', berlin, 0)).toEqual({ kind: 'none' });
    expect(showDate('', berlin, 0)).toEqual({ kind: 'none' });
  });

  test('stays as written in the hour that does not exist', () => {
    expect(showDate('2026-03-29 02:30:00', berlin, utc('2026-03-29T02:00:00')).kind).toBe(
      'as-written',
    );
  });

  test('in the doubled hour is relative only where both readings agree', () => {
    // two hours later both readings are possible and an hour apart
    expect(showDate('2026-10-25 02:30:00', berlin, utc('2026-10-25T03:00:00')).kind).toBe(
      'as-written',
    );
    // before the second reading there is only the first
    expect(showDate('2026-10-25 02:30:00', berlin, utc('2026-10-25T00:45:00'))).toMatchObject({
      kind: 'relative',
      age: { kind: 'minutes', count: 15 },
    });
  });

  test('counts real hours across both changes', () => {
    expect(showDate('2026-03-29 00:30:00', berlin, utc('2026-03-29T02:30:00'))).toMatchObject({
      age: { kind: 'hours', count: 3 },
    });
    expect(showDate('2026-10-25 00:30:00', berlin, utc('2026-10-25T02:30:00'))).toMatchObject({
      age: { kind: 'hours', count: 4 },
    });
  });

  test('does not trust a zone that puts the order into the future', () => {
    expect(showDate('2026-07-15 18:00:00', berlin, utc('2026-07-15T12:00:00')).kind).toBe(
      'as-written',
    );
  });

  test.each(['America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Auckland'])(
    'is the same on a desk in %s',
    (deskZone) => {
      Settings.defaultZone = deskZone;
      const shown = showDate('2026-10-12 23:30:00', berlin, utc('2026-11-23T00:00:00'));
      expect(shown.kind === 'as-written' && shown.wall.toISO({ includeOffset: false })).toBe(
        '2026-10-12T23:30:00.000',
      );
      expect(showDate('2026-07-15 12:00:00', berlin, utc('2026-07-15T12:00:00'))).toMatchObject({
        age: { kind: 'hours', count: 2 },
      });
    },
  );
});

test('ages go from now to days', () => {
  const now = utc('2026-07-15T12:00:00');
  expect(ageOf(now + 5_000, now)).toEqual({ kind: 'now' });
  expect(ageOf(now - 60_000, now)).toEqual({ kind: 'minutes', count: 1 });
  expect(ageOf(now - 3 * 3_600_000, now)).toEqual({ kind: 'hours', count: 3 });
  expect(ageOf(now - 50 * 3_600_000, now)).toEqual({ kind: 'days', count: 2 });
});
