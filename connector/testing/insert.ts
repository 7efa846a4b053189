import { prefix } from './tables';

/** A value of a column: text and numbers as they are, `{ sql }` for an expression. */
export type Value = string | number | null | { readonly sql: string };
export type Row = Readonly<Record<string, Value>>;

/** Text as a literal of MariaDB. */
export function quote(text: string): string {
  return `'${text.replace(/[\\']/g, (sign) => `\\${sign}`).replace(/\0/g, '\\0')}'`;
}

function literal(value: Value): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? quote(value) : value.sql;
}

/** One INSERT for rows that all have the first one's columns. `table` is without the prefix. */
export function insertStatement(table: string, rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const names = columns.map((name) => `\`${name}\``).join(', ');
  const tuples = rows.map(
    (row) => `(${columns.map((name) => literal(row[name] ?? null)).join(', ')})`,
  );
  return `INSERT INTO \`${prefix}${table}\` (${names}) VALUES ${tuples.join(', ')}`;
}
