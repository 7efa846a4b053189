import { expect, test } from 'vitest';
import { shopId } from '../../../shared/ids';
import type { StatusCount } from '../../../shared/order';
import type { StatusName } from '../../../shared/shop';
import { madeUpShopState } from '../../testing/fake-states';
import { statusEntries } from './status-entries';

const [quay, mill] = [shopId('quay'), shopId('mill')];

function counts(
  id: typeof quay,
  statuses: readonly StatusCount[],
  named: readonly StatusName[] = [],
) {
  return {
    shop: { ...madeUpShopState(0), id, name: `Shop ${id}`, statusNames: named },
    counts: { revision: 1, all: 0, abandoned: 0, statuses },
  };
}
const status = (statusId: number, name: string | null, count: number) => ({
  statusId,
  name,
  count,
});

test('in one shop each status stands for itself, even under the same name', () => {
  const entries = statusEntries([counts(quay, [status(2, 'Open', 3), status(9, 'Open', 1)])]);
  expect(entries.map(({ count }) => count)).toEqual([3, 1]);
});

test('of several shops, statuses of the same name are one entry', () => {
  const entries = statusEntries([
    counts(quay, [status(2, 'Processing', 3), status(5, 'Complete', 1)]),
    counts(mill, [status(15, 'PROCESSING ', 4), status(2, 'Shipped', 2)]),
  ]);
  expect(entries.map(({ name, count }) => [name, count])).toEqual([
    ['Processing', 7],
    ['Complete', 1],
    ['Shipped', 2],
  ]);
  expect(entries[0]?.statuses).toEqual([
    { shop: quay, statusId: 2 },
    { shop: mill, statusId: 15 },
  ]);
});

test('statuses without a name are never taken for the same', () => {
  const entries = statusEntries([
    counts(quay, [status(7, null, 1)]),
    counts(mill, [status(7, null, 2)]),
  ]);
  expect(entries.map(({ shopName, count }) => [shopName, count])).toEqual([
    ['Shop quay', 1],
    ['Shop mill', 2],
  ]);
});

test('a name the owner entered wins over the one learnt', () => {
  const named = [{ statusId: 7, name: 'Packed' }];
  const entries = statusEntries([
    counts(quay, [status(7, 'Verpackt', 1)], named),
    counts(mill, [status(3, 'packed', 2)]),
  ]);
  expect(entries.map(({ name, count }) => [name, count])).toEqual([['Packed', 3]]);
});
