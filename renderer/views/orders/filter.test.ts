import { expect, test } from 'vitest';
import { shopId } from '../../../shared/ids';
import {
  countParts,
  isSameView,
  moveFilter,
  queryOf,
  showView,
  toggleStatus,
  viewOf,
  wholeList,
} from './filter';
import type { StatusEntry } from './status-entries';

const [quay, mill] = [shopId('quay'), shopId('mill')];
const at = (shop: typeof quay, statusId: number) => ({ shop, statusId });

function entry(name: string, ...statuses: StatusEntry['statuses']): StatusEntry {
  return { id: name, name, shopName: null, statuses, count: 1 };
}

const processing = entry('Processing', at(mill, 15), at(quay, 2));
const complete = entry('Complete', at(quay, 5));
const entries = [processing, complete];

test('a filter is a view when it says the same', () => {
  expect(viewOf(wholeList, entries)).toEqual({ kind: 'all' });
  expect(viewOf({ ...wholeList, abandoned: 'only' }, entries)).toEqual({ kind: 'abandoned' });
  const one = { ...wholeList, statuses: processing.statuses };
  expect(viewOf(one, entries)).toEqual({ kind: 'status', entry: processing });
  const two = { ...wholeList, statuses: [at(quay, 2), at(quay, 5)] };
  expect(viewOf(two, entries)).toBeNull();
});

test('a status no order has any more is still a view', () => {
  const view = viewOf({ ...wholeList, statuses: [at(quay, 42)] }, entries);
  expect(view).toMatchObject({ kind: 'status', entry: { name: null, statuses: [at(quay, 42)] } });
});

test('choosing a view keeps dates and sorting', () => {
  const dated = { ...wholeList, from: '2026-11-01', sort: 'total' as const };
  expect(showView(dated, { kind: 'status', entry: processing })).toEqual({
    ...dated,
    statuses: processing.statuses,
  });
  expect(showView(dated, { kind: 'abandoned' })).toEqual({ ...dated, abandoned: 'only' });
});

test('statuses come and go one by one and leave the abandoned ones', () => {
  const one = toggleStatus({ ...wholeList, abandoned: 'only' }, complete);
  expect(one).toEqual({ ...wholeList, statuses: complete.statuses });
  const two = toggleStatus(one, processing);
  expect(two.statuses).toEqual([at(mill, 15), at(quay, 2), at(quay, 5)]);
  expect(toggleStatus(two, complete).statuses).toEqual(processing.statuses);
});

test('views are compared by their status too', () => {
  const view = (one: StatusEntry) => ({ kind: 'status', entry: one }) as const;
  expect(isSameView(view(processing), view(complete))).toBe(false);
  expect(isSameView({ kind: 'all' }, { kind: 'all' })).toBe(true);
  expect(isSameView(null, { kind: 'all' })).toBe(false);
});

test('every narrowing part counts, a status of two shops once', () => {
  const filter = { ...wholeList, statuses: processing.statuses, from: '2026-01-01' };
  expect(countParts(filter, entries)).toBe(2);
});

test('going to another shop keeps dates, and statuses it has under the same name', () => {
  const here = { ...wholeList, from: '2026-11-01', statuses: [at(quay, 2), at(quay, 5)] };
  expect(moveFilter(here, entries, [mill])).toEqual({ ...here, statuses: [at(mill, 15)] });
  expect(moveFilter(here, entries, [quay, mill]).statuses).toEqual([
    at(mill, 15),
    at(quay, 2),
    at(quay, 5),
  ]);
});

test('a status met in one more shop since it was chosen is asked for there too', () => {
  const filter = { ...wholeList, statuses: [at(quay, 2)] };
  const query = queryOf([quay, mill], ' zoe ', filter, entries);
  expect(query).toMatchObject({
    shops: [quay, mill],
    search: 'zoe',
    statuses: [at(mill, 15), at(quay, 2)],
  });
});
