import { allOf, sql, type Sql } from '../sqlite/sql';
import { keyRange } from './keys';
import { matchAll, matchPhones, matchPhrase, type SearchClause } from './search-query';

/**
 * The condition on `order_key` that holds for the orders a search finds; null when nothing is asked. A word is found in the order's
 * header or, where the shop has contents (`withContents`), among its lines: each may be found elsewhere.
 */
export function searchSql(
  shopNo: number,
  clauses: readonly SearchClause[],
  withContents: boolean,
): Sql | null {
  if (clauses.length === 0) return null;
  if (!withContents) return sql`order_key IN (${inHeaders(shopNo, matchAll(clauses))})`;
  return allOf(clauses.map((clause) => clauseSql(shopNo, clause)));
}

function clauseSql(shopNo: number, { phrases, phoneForms }: SearchClause): Sql {
  const words = allOf(
    phrases.map((phrase) => {
      const match = matchPhrase(phrase);
      return sql`order_key IN (${inHeaders(shopNo, match)} UNION ALL ${inLines(shopNo, match)})`;
    }),
  );
  if (phoneForms.length === 0) return words;
  const phones = sql`order_key IN (${inHeaders(shopNo, matchPhones(phoneForms))})`;
  return sql`((${words}) OR ${phones})`;
}

function inHeaders(shopNo: number, match: string): Sql {
  return sql`SELECT rowid FROM order_search
    WHERE order_search MATCH ${match} AND ${ofShop(shopNo)}`;
}

function inLines(shopNo: number, match: string): Sql {
  return sql`SELECT rowid FROM contents_search
    WHERE contents_search MATCH ${match} AND ${ofShop(shopNo)}`;
}

function ofShop(shopNo: number): Sql {
  const { lowest, highest } = keyRange(shopNo);
  return sql`rowid BETWEEN ${lowest} AND ${highest}`;
}
