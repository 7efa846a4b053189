import type { StatusName } from '../../../shared/shop';
import { withoutControls } from '../../text/plain-text';
import { freshStatuses } from './fresh-statuses';

/** One row of the editor, as typed. `isFresh`: filled in from the list of a fresh OpenCart and not touched since. */
export type NameRow = {
  readonly key: number;
  readonly number: string;
  readonly name: string;
  readonly isFresh: boolean;
};

/** What is wrong with the rows. */
export type RowsTrouble = 'incomplete' | 'twice' | 'tooLong';

/** The longest name of a status the desk keeps. */
export const longestName = 64;

function idOf(number: string): number | null {
  const trimmed = number.trim();
  return /^[1-9]\d{0,9}$/.test(trimmed) && Number(trimmed) <= 2_147_483_647
    ? Number(trimmed)
    : null;
}

const isBlank = ({ number, name }: NameRow) => number.trim() === '' && name.trim() === '';

/** A key no row has yet. */
export function nextKey(rows: readonly NameRow[]): number {
  return rows.reduce((most, { key }) => Math.max(most, key), 0) + 1;
}

/** The rows that names begin with. */
export function rowsOf(names: readonly StatusName[]): readonly NameRow[] {
  return names.map(({ statusId, name }, key) => ({
    key,
    number: String(statusId),
    name,
    isFresh: false,
  }));
}

/** Adds each status of a fresh OpenCart whose number is not there yet; what was typed stays. */
export function withFresh(rows: readonly NameRow[]): readonly NameRow[] {
  const kept = rows.filter((row) => !isBlank(row));
  const numbers = new Set(kept.map(({ number }) => idOf(number)));
  const first = nextKey(rows);
  const added = freshStatuses
    .filter(({ statusId }) => !numbers.has(statusId))
    .map(({ statusId, name }, at) => ({
      key: first + at,
      number: String(statusId),
      name,
      isFresh: true,
    }));
  return [...kept, ...added].sort((a, b) => (idOf(a.number) ?? 0) - (idOf(b.number) ?? 0));
}

/** The names of whole rows by number, or what is wrong. Empty rows do not count. */
export function namesOf(
  rows: readonly NameRow[],
):
  | { readonly kind: 'names'; readonly names: readonly StatusName[] }
  | { readonly kind: 'trouble'; readonly trouble: RowsTrouble } {
  const names = new Map<number, string>();
  for (const row of rows.filter((one) => !isBlank(one))) {
    const statusId = idOf(row.number);
    const name = withoutControls(row.name).trim();
    if (statusId === null || name === '') return { kind: 'trouble', trouble: 'incomplete' };
    if (name.length > longestName) return { kind: 'trouble', trouble: 'tooLong' };
    if (names.has(statusId)) return { kind: 'trouble', trouble: 'twice' };
    names.set(statusId, name);
  }
  return {
    kind: 'names',
    names: [...names]
      .map(([statusId, name]) => ({ statusId, name }))
      .sort((a, b) => a.statusId - b.statusId),
  };
}
