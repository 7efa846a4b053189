import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrderHeader } from '../../shared/order';
import type { OrderContents } from '../../shared/order-contents';
import { valueOf } from '../sqlite/testing/files';
import { contentsText } from './contents-text';
import { parseSearch, type Phrase } from './search-query';
import { searchText } from './search-text';
import { memoryCache } from './testing/caches';
import { aLine, someContents } from './testing/contents';
import { aBatch, aHeader, anAddress, aQuery } from './testing/headers';

type Whole = { readonly header: OrderHeader; readonly contents: OrderContents | null };

async function cacheOf(orders: readonly Whole[]) {
  const cache = memoryCache();
  const contents = orders.flatMap(({ header, contents: of }) =>
    of === null ? [] : [{ orderId: header.orderId, contents: of }],
  );
  await valueOf(
    cache.writer.commit(
      aBatch(
        orders.map(({ header }) => header),
        { contents },
      ),
    ),
  );
  const find = async (search: string) => {
    const query = aQuery({ search, sort: 'orderId', direction: 'ascending' });
    return [...(await valueOf(cache.reader.orderIds(query))).ids];
  };
  return { ...cache, find };
}

const mugs = someContents({
  lines: [
    aLine({ name: 'Émaille-Becher "Köln"', model: 'MUG-12' }),
    aLine({ lineId: 2, name: '急須', model: 'T 900' }),
  ],
});
const home = anAddress({ firstname: 'Ann', lastname: 'Lee' });
const headerOf = (id: number, firstname: string) =>
  aHeader(id, { firstname, email: '', telephone: '', payment: home, shipping: home });
const zoe: Whole = { header: headerOf(1, 'Zoë'), contents: mugs };
const max: Whole = { header: headerOf(2, 'Max'), contents: mugs };
const bare: Whole = { header: headerOf(3, 'Zoë'), contents: null };

describe('search finds by product and model', () => {
  test.each<[string, readonly number[]]>([
    ['becher', [1, 2]],
    ['emaille koln', [1, 2]],
    ['mug-12', [1, 2]],
    ['mug12', [1, 2]],
    ['t900', [1, 2]],
    ['急', [1, 2]],
    ['becher max', [2]],
    ['zoe mug', [1]],
    ['zoe', [1, 3]],
    ['mug 12', [1, 2]],
    ['3', [3]],
    ['teapot', []],
  ])('%s', async (search, ids) => {
    expect(await (await cacheOf([zoe, max, bare])).find(search)).toEqual(ids);
  });

  test('no longer by a line that was replaced', async () => {
    const { writer, find } = await cacheOf([zoe]);
    const contents = someContents({ lines: [aLine({ name: 'Oar', model: 'O-1' })] });
    await writer.commit(
      aBatch([zoe.header], { contents: [{ orderId: zoe.header.orderId, contents }] }),
    );
    expect(await find('becher')).toEqual([]);
    expect(await find('oar')).toEqual([1]);
  });
});

test.each([
  '"',
  'becher*',
  'NEAR(mug 12)',
  'phone:1',
  'model:1',
  '-mug',
  Array.from({ length: 250 }, (_, n) => `w${n}`).join(' '),
  Array.from({ length: 120 }, (_, n) => `${n}`).join(' x '),
])('what is typed never breaks the query: %s', async (search) => {
  const ids = await (await cacheOf([zoe, max, bare])).find(search);
  expect(ids.every((id) => id <= 3)).toBe(true);
});

const words = fc.constantFrom('Zoë', 'Müller', 'mull', '山田', '田', 'Anna-Lena', 'ann', '12', '0');
const texts = fc.array(words, { maxLength: 3 }).map((some) => some.join(' '));
const line = fc.record({ name: texts, model: texts });
const order = fc.record({
  firstname: texts,
  telephone: fc.constantFrom('', '020 12', '+49 30 12 34'),
  lines: fc.option(fc.array(line, { maxLength: 3 }), { nil: null }),
});
const typed = fc
  .array(fc.oneof(words, fc.constantFrom('+49', '30', '020', '"')), { maxLength: 4 })
  .map((some) => some.join(' '));

test('a search over headers and lines equals brute force', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(order, { minLength: 1, maxLength: 15 }),
      fc.array(typed, { minLength: 1, maxLength: 15 }),
      async (parts, searches) => {
        const orders = parts.map(({ lines, ...header }, index) => ({
          header: aHeader(index + 1, header),
          contents: lines === null ? null : someContents({ lines: lines.map(aLine) }),
        }));
        const { find } = await cacheOf(orders);
        for (const search of searches) {
          expect(await find(search)).toEqual(bruteForce(orders, search));
        }
      },
    ),
    { numRuns: 60 },
  );
});

function bruteForce(orders: readonly Whole[], search: string): readonly number[] {
  const clauses = parseSearch(search);
  return orders
    .filter(({ header, contents }) => {
      const columns = searchText(header);
      const lines = contents === null ? [] : Object.values(contentsText(contents));
      const all = [...Object.values(columns), ...lines];
      return clauses.every(
        ({ phrases, phoneForms }) =>
          phrases.every((phrase) => all.some((column) => holds(column, phrase))) ||
          phoneForms.some((form) => holds(columns.phone, [form])),
      );
    })
    .map(({ header }) => header.orderId);
}

/** Whether the words stand one after the other in the text, the last one perhaps only begun. */
function holds(column: string, phrase: Phrase): boolean {
  return ` ${column}`.includes(` ${phrase.join(' ')}`);
}
