import { expect, test } from 'vitest';
import { countParts, isSameView, showView, toggleStatus, viewOf, wholeList } from './filter';

test('a filter is a view when it says the same', () => {
  expect(viewOf(wholeList)).toEqual({ kind: 'all' });
  expect(viewOf({ ...wholeList, abandoned: 'only' })).toEqual({ kind: 'abandoned' });
  expect(viewOf({ ...wholeList, statusIds: [5] })).toEqual({ kind: 'status', statusId: 5 });
  expect(viewOf({ ...wholeList, statusIds: [1, 5] })).toBeNull();
});

test('choosing a view keeps dates and sorting', () => {
  const dated = { ...wholeList, from: '2026-11-01', sort: 'total' as const };
  expect(showView(dated, { kind: 'status', statusId: 2 })).toEqual({ ...dated, statusIds: [2] });
  expect(showView(dated, { kind: 'abandoned' })).toEqual({ ...dated, abandoned: 'only' });
});

test('statuses come and go one by one and leave the abandoned ones', () => {
  const one = toggleStatus({ ...wholeList, abandoned: 'only' }, 5);
  expect(one).toEqual({ ...wholeList, statusIds: [5] });
  const two = toggleStatus(one, 2);
  expect(two.statusIds).toEqual([2, 5]);
  expect(toggleStatus(two, 5).statusIds).toEqual([2]);
});

test('views are compared by their status too', () => {
  expect(isSameView({ kind: 'status', statusId: 1 }, { kind: 'status', statusId: 2 })).toBe(false);
  expect(isSameView({ kind: 'all' }, { kind: 'all' })).toBe(true);
  expect(isSameView(null, { kind: 'all' })).toBe(false);
});

test('every narrowing part counts', () => {
  expect(countParts({ ...wholeList, statusIds: [1, 2], from: '2026-01-01' })).toBe(3);
});
