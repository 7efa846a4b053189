import type { Row } from './port';
import { DamagedError } from './sqlite-problem';

/** A text column; a value of another kind means the file is damaged. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw new DamagedError(`no text in ${column}`);
}

/** A text column that may be NULL. */
export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

/** A whole number. */
export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new DamagedError(`no whole number in ${column}`);
}

/** A whole number that may be NULL. */
export function integerOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : integer(row, column);
}
