import { expect, test } from 'vitest';
import { madeUpFacts } from '../testing/made-up-facts';
import { statusNameIn, toldName, toldNames } from './status-name';

const shop = { statusNames: [{ statusId: 2, name: 'On the table' }], facts: madeUpFacts };

test("the owner's name wins, then the shop's, then the one learnt", () => {
  expect(statusNameIn(shop, 2, 'learnt')).toBe('On the table');
  expect(statusNameIn(shop, 3, 'learnt')).toBe('Shipped');
  expect(statusNameIn(shop, 77, 'learnt')).toBe('learnt');
  expect(statusNameIn({ ...shop, facts: null }, 3, null)).toBeNull();
});

test("a name is told in the language asked for, else in the shop's own, else in any", () => {
  expect(toldName(madeUpFacts, 3, 2)).toBe('Versandt');
  expect(toldName(madeUpFacts, 42, 2)).toBe('Quarterly review');
  expect(toldName(madeUpFacts, 3, 9)).toBe('Shipped');
  const statuses = [
    {
      statusId: 8,
      names: [
        { languageId: 5, name: 'Nicht' },
        { languageId: 1, name: ' ' },
      ],
      class: null,
    },
  ];
  expect(toldName({ statuses, defaultLanguageId: 1 }, 8, 1)).toBe('Nicht');
  expect(toldName(madeUpFacts, 77, 1)).toBeNull();
});

test('all names told, by number', () => {
  expect(toldNames(shop).map(({ statusId }) => statusId)).toEqual([1, 2, 3, 5, 7, 11, 17, 42, 99]);
  expect(toldNames({ facts: null })).toEqual([]);
});
