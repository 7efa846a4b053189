import path from 'node:path';
import type { CheckedFolder } from './check-folder';

/** The table, one line a folder. */
export function tableOf(folders: readonly CheckedFolder[]): string {
  const rows = folders.map(({ folder, exchanges, parsed, rebuilt, notOurs }) => [
    path.relative('', folder),
    `${parsed}/${exchanges.length}`,
    String(rebuilt),
    String(notOurs),
  ]);
  const lines = [['folder', 'parsed', 'rebuilt', 'not ours'], ...rows];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...lines.map((cells) => cells[column]?.length ?? 0)),
  );
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Every exchange of a folder on a line of its own: file, what came back, what the request is to us. */
export function listOf({ exchanges }: CheckedFolder): string {
  return exchanges
    .map(({ file, outcome, rebuilt }) => {
      const request =
        rebuilt.kind === 'not-ours'
          ? 'not a request of ours'
          : `${rebuilt.call} ${rebuilt.kind === 'equal' ? 'rebuilt' : 'differs'}`;
      return `  ${file}: ${outcome}; ${request}`;
    })
    .join('\n');
}
