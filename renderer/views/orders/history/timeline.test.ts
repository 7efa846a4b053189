import { expect, test } from 'vitest';
import type { HistoryChange } from '../../../../shared/history';
import type { HistoryEntry } from '../../../../shared/order-contents';
import { madeUpChange } from '../../../testing/history-scenes';
import { shopDateOf } from '../../../testing/made-up-orders';
import { timelineOf } from './timeline';

const now = Date.parse('2026-11-23T12:00:00Z');
const minute = 60_000;
const london = { kind: 'told', name: 'Europe/London' } as const;

function entry(entryId: number, at: number, change: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    entryId,
    statusId: 3,
    isNotified: true,
    comment: 'Sent.',
    dateAdded: shopDateOf(at),
    ...change,
  };
}

function change(id: string, at: number, other: Partial<HistoryChange> = {}): HistoryChange {
  return madeUpChange(now, {
    id,
    comment: 'Sent.',
    createdAt: at,
    sentAt: at,
    state: { kind: 'done', stored: { statusId: 3, dateModified: shopDateOf(at), at } },
    ...other,
  });
}

const words = (...args: Parameters<typeof timelineOf>) =>
  timelineOf(...args).map((item) =>
    item.kind === 'change'
      ? item.change.id
      : `#${item.entry.entryId}${item.change === null ? '' : `=${item.change.id}`}`,
  );

test('shows a change and the entry it became once, newest first', () => {
  const entries = [entry(1, now - 60 * minute, { statusId: 1 }), entry(2, now - 4 * minute)];
  expect(words(entries, [change('a', now - 4 * minute)], london)).toEqual(['#2=a', '#1']);
});

test('takes the clock of the shop into account', () => {
  const ahead = change('a', now - 4 * minute, { shopAheadMs: 30 * minute });
  expect(words([entry(1, now + 26 * minute)], [ahead], london)).toEqual(['#1=a']);
  expect(words([entry(1, now - 4 * minute)], [ahead], london)).toEqual(['a', '#1']);
});

test('does not mind how line breaks were kept', () => {
  const kept = entry(1, now, { comment: 'One\r\ntwo\r\n' });
  expect(words([kept], [change('a', now, { comment: 'One\ntwo' })], london)).toEqual(['#1=a']);
});

test.each<[string, Partial<HistoryEntry>]>([
  ['status', { statusId: 5 }],
  ['comment', { comment: 'Sent' }],
  ['mail', { isNotified: false }],
  ['time', { dateAdded: shopDateOf(now - 3 * minute) }],
  ['date', { dateAdded: '0000-00-00 00:00:00' }],
])('shows both where the %s differs', (_what, other) => {
  expect(words([entry(1, now, other)], [change('a', now)], london)).toHaveLength(2);
});

test('shows both where it is not certain which is which', () => {
  const entries = [entry(1, now - minute), entry(2, now)];
  expect(words(entries, [change('a', now)], london)).toHaveLength(3);
  const two = [change('b', now), change('a', now - minute)];
  expect(words([entry(1, now)], two, london)).toHaveLength(3);
});

test('shows both while the zone of the shop is not known', () => {
  expect(words([entry(1, now)], [change('a', now)], { kind: 'unknown' })).toEqual(['a', '#1']);
});

test.each<HistoryChange['state']>([
  { kind: 'unknown', error: { code: 'connection-dropped', facts: {} }, lastLook: null, at: now },
  { kind: 'not-done', error: { code: 'offline', facts: {} }, at: now },
  { kind: 'settled', as: 'not-done', at: now },
])('keeps a change that is $kind in its own place', (state) => {
  expect(words([entry(1, now)], [change('a', now, { state })], london)).toHaveLength(2);
});

test('places a change that became no entry by when it was made', () => {
  const entries = [
    entry(1, now - 60 * minute, { statusId: 1 }),
    entry(2, now - 10 * minute, { statusId: 2 }),
  ];
  const state = { kind: 'not-done', error: { code: 'offline', facts: {} }, at: now } as const;
  const older = change('old', now - 30 * minute, { state });
  const newer = change('new', now - 5 * minute, { state });
  expect(words(entries, [newer, older], london)).toEqual(['new', '#2', 'old', '#1']);
});
