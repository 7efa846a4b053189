import { expect, test } from 'vitest';
import { namesOf, rowsOf, withFresh, type NameRow } from './name-rows';

const row = (number: string, name: string, key = 0): NameRow => ({
  key,
  number,
  name,
  isFresh: false,
});

test('what was entered wins over the list of a fresh OpenCart', () => {
  const rows = withFresh(rowsOf([{ statusId: 3, name: 'On its way' }]));
  const read = namesOf(rows);
  expect(read.kind === 'names' && read.names.find(({ statusId }) => statusId === 3)).toEqual({
    statusId: 3,
    name: 'On its way',
  });
  expect(rows.length).toBe(14);
  expect(rows.filter(({ isFresh }) => !isFresh).length).toBe(1);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(14);
});

test.each([
  [[row('0', 'Nothing')], 'incomplete'],
  [[row('4', '')], 'incomplete'],
  [[row('', 'Packed')], 'incomplete'],
  [[row('4', 'Packed'), row('04', 'Packed')], 'incomplete'],
  [[row('4', 'Packed'), row(' 4 ', 'Waiting')], 'twice'],
] as const)('refuses %o', (rows, trouble) => {
  expect(namesOf(rows)).toEqual({ kind: 'trouble', trouble });
});

test('leaves out empty rows and orders by number', () => {
  expect(namesOf([row('20', 'Late'), row('', ''), row('4', ' Packed ')])).toEqual({
    kind: 'names',
    names: [
      { statusId: 4, name: 'Packed' },
      { statusId: 20, name: 'Late' },
    ],
  });
});

test('a name loses what cannot be seen, and too long a one is told', () => {
  expect(namesOf([row('3', 'Ship\u0000ped')])).toEqual({
    kind: 'names',
    names: [{ statusId: 3, name: 'Shipped' }],
  });
  expect(namesOf([row('3', 'x'.repeat(65))])).toEqual({ kind: 'trouble', trouble: 'tooLong' });
});
