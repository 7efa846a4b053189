import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrderHeader } from '../../shared/order';
import { parseSearch, type Phrase } from './search-query';
import { searchSql } from './search-sql';
import { searchText } from './search-text';
import { memoryCache } from './testing/caches';
import { valueOf } from '../sqlite/testing/files';
import { aBatch, aHeader, anAddress, aQuery } from './testing/headers';

async function find(headers: readonly OrderHeader[], search: string): Promise<readonly number[]> {
  const { reader, writer } = memoryCache();
  await valueOf(writer.commit(aBatch(headers)));
  const list = await valueOf(
    reader.orderIds(aQuery({ search, sort: 'orderId', direction: 'ascending' })),
  );
  return [...list.ids];
}

const nobody = { firstname: 'Max', lastname: 'Muster', email: 'm@x.test', telephone: '' };
const nowhere = anAddress({
  firstname: 'Max',
  lastname: 'Muster',
  address1: 'Way 1',
  city: 'Bonn',
  postcode: '',
  zone: '',
  country: 'Germany',
  isoCode2: 'DE',
});
const plain = (id: number, parts: Partial<OrderHeader>) =>
  aHeader(id, { ...nobody, payment: nowhere, shipping: nowhere, ...parts });

const orders = [
  plain(1, { firstname: 'Zoë', lastname: "O'Brien" }),
  plain(2, { telephone: '02079 460 000' }),
  plain(3, { telephone: '+44 20 7946 0000' }),
  plain(4, { firstname: '太郎', lastname: '山田' }),
  plain(5, { firstname: '김', lastname: '민수' }),
  plain(6, { payment: { ...nowhere, city: 'Łódź', company: 'Straßen & Söhne' } }),
  plain(7, { shipping: { ...nowhere, postcode: 'T12 X0X0', address1: '7 Quay Lane' } }),
  plain(8, { comment: 'Please ring the bell.\nLeave it with a neighbour' }),
  plain(9, { email: 'siobhan.walsh@shop.example' }),
  plain(1234, {}),
];

describe('search finds', () => {
  test.each<[string, readonly number[]]>([
    ['zoe', [1]],
    ['ZOË', [1]],
    ["o'brien", [1]],
    ['obrien', [1]],
    ['zo bri', [1]],
    ['brien zoe', [1]],
    ['zoe max', [1]], // the payer's name is another
    ['zoe walsh', []],
    ['+44 (0)20-79', [2, 3]],
    ['020 79', [2, 3]],
    ['0207946', [2, 3]],
    ['+442079460000', [2, 3]],
    ['0044 20 7946', [2, 3]],
    ['山田', [4]],
    ['田山', []],
    ['山 田', [4]],
    ['太', [4]],
    ['민수', [5]],
    ['lodz', [6]],
    ['strassen sohne', [6]],
    ['t12x0', [7]],
    ['T12 X0', [7]],
    ['quay lane', [7]],
    ['ring bell', [8]],
    ['neighb', [8]],
    ['siobhan.walsh@shop', [9]],
    ['walsh@', [9]],
    ['1234', [1234]],
    ['#1234', [1234]],
    ['123', [1234]],
  ])('%s', async (search, ids) => {
    expect(await find(orders, search)).toEqual(ids);
  });

  test('an order by its exact number beside others that only begin so', async () => {
    const headers = [plain(42, {}), plain(420, {}), plain(7, { comment: 'room 42' })];
    expect(await find(headers, '42')).toEqual([7, 42, 420]);
  });

  test('everything when nothing but signs is typed', async () => {
    expect(await find(orders.slice(0, 2), ' "*- ')).toEqual([1, 2]);
  });
});

describe('what is typed never breaks the query', () => {
  test.each([
    '"',
    '"zoe',
    'zoe"',
    '*',
    'zoe*',
    '-zoe',
    'NEAR(zoe brien)',
    'zoe AND',
    'OR NOT',
    'phone:1',
    '{phone} : x',
    "');--",
    '^zoe',
    'a + b',
    '\u0000zoe',
    '\ud800',
    'zoe\\',
    '((((',
    '0(0)0(0)',
    Array.from({ length: 250 }, (_, n) => `w${n}`).join(' '),
    Array.from({ length: 120 }, (_, n) => `${n}`).join(' x '),
    'x'.repeat(500),
  ])('%s', async (search) => {
    const ids = await find(orders, search);
    expect(ids.every((id) => orders.some((order) => order.orderId === id))).toBe(true);
  });
});

const words = fc.constantFrom(
  ...[
    'Zoë',
    "O'Brien",
    'Müller',
    'mull',
    'Łódź',
    '山田',
    '田',
    'Anna-Lena',
    'ann',
    '12',
    '020',
    '0',
  ],
);
const texts = fc.array(words, { maxLength: 3 }).map((some) => some.join(' '));
const phones = fc.constantFrom('', '020 7946 0000', '+44 20 7946 0000', '0049 30 12', '12 34', 'x');
const anyHeader = fc.record({
  firstname: texts,
  lastname: texts,
  email: texts,
  telephone: phones,
  comment: texts,
  address: texts,
  company: texts,
  country: fc.constantFrom('', 'GB', 'DE'),
});
const typed = fc
  .array(
    fc.oneof(words, fc.constantFrom('+44', '(0)20', '(0)20-79', '79', '+', '"', 'NEAR(', '0044')),
    { maxLength: 4 },
  )
  .map((some) => some.join(' '));

test('a search equals brute force over the folded text', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyHeader, { minLength: 1, maxLength: 15 }),
      fc.array(fc.oneof(typed, fc.string({ maxLength: 8 })), { minLength: 1, maxLength: 15 }),
      async (parts, searches) => {
        const headers = parts.map(({ address, company, country, ...header }, index) => {
          const payment = anAddress({ address1: address, company, isoCode2: country });
          return plain(index + 1, { ...header, payment });
        });
        const { reader, writer } = memoryCache();
        await valueOf(writer.commit(aBatch(headers)));
        for (const search of searches) {
          const query = aQuery({ search, sort: 'orderId', direction: 'ascending' });
          const { ids } = await valueOf(reader.orderIds(query));
          expect([...ids]).toEqual(bruteForce(headers, search));
        }
      },
    ),
    { numRuns: 60 },
  );
});

function bruteForce(headers: readonly OrderHeader[], search: string): readonly number[] {
  const clauses = parseSearch(search);
  return headers
    .filter((header) => {
      const columns = searchText(header);
      const all = Object.values(columns);
      return clauses.every(
        ({ phrases, phoneForms }) =>
          phrases.every((phrase) => all.some((column) => holds(column, phrase))) ||
          phoneForms.some((form) => holds(columns.phone, [form])),
      );
    })
    .map((header) => header.orderId);
}

/** Whether the words stand one after the other in the text, the last one perhaps only begun. */
function holds(column: string, phrase: Phrase): boolean {
  return ` ${column}`.includes(` ${phrase.join(' ')}`);
}

test('nothing typed asks for no search at all', () => {
  expect(searchSql(1, parseSearch(' "" - '), true)).toBeNull();
});
