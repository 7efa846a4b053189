import { readFileSync } from 'node:fs';
import type { Dialect } from '../../shared/capabilities';

/** What OpenCart's tables are made of: MyISAM by default on 2.3 and 3.0, InnoDB on 4.x. */
export type Engine = 'InnoDB' | 'MyISAM';

/** The prefix of every table in tests. */
export const prefix = 'oc_';

const charsets: Readonly<Record<Dialect, string>> = {
  '2.3': 'CHARSET=utf8 COLLATE=utf8_general_ci',
  '3.0': 'CHARSET=utf8 COLLATE=utf8_general_ci',
  '4.0': 'CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci',
  '4.1': 'CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci',
};

/** The CREATE TABLE statements of a generation, from `tables.txt`. */
export function tableStatements(dialect: Dialect, engine: Engine): readonly string[] {
  const file = readFileSync(new URL('./tables.txt', import.meta.url), 'utf8');
  const blocks = file
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .join('\n')
    .split(/\n(?=\S)/);
  return blocks.flatMap((block) => {
    const [head = '', ...lines] = block.split('\n');
    const [, name = '', marks] = /^(\S+)(?: \[(.*)\])?$/.exec(head) ?? [];
    if (!isOf(dialect, marks)) return [];
    const parts = lines.flatMap((line) => {
      const [, lineMarks, text = ''] = /^ {2}(?:\[(.*?)\] )?(.*)$/.exec(line) ?? [];
      return isOf(dialect, lineMarks) ? [definition(dialect, text, keysOf(lines, dialect))] : [];
    });
    return [
      `CREATE TABLE \`${prefix}${name}\` (${parts.join(', ')}) ENGINE=${engine} ${charsets[dialect]}`,
    ];
  });
}

function isOf(dialect: Dialect, marks: string | undefined): boolean {
  return marks === undefined || marks.split(',').includes(dialect);
}

function keysOf(lines: readonly string[], dialect: Dialect): readonly string[] {
  const keys = lines.flatMap((line) => {
    const [, marks, columns = ''] = /^ {2}(?:\[(.*?)\] )?primary (.*)$/.exec(line) ?? [];
    return isOf(dialect, marks) ? columns.split(',') : [];
  });
  return keys;
}

function definition(dialect: Dialect, text: string, primary: readonly string[]): string {
  const [first = '', second = ''] = text.split(' ');
  const columns = second
    .split(',')
    .map((name) => `\`${name}\``)
    .join(',');
  if (first === 'primary') return `PRIMARY KEY (${columns})`;
  if (first === 'index') return `KEY (${columns})`;
  const [, type = '', isAuto, value] = /^\S+ (.*?)( auto)?(?: =(.*))?$/.exec(text) ?? [];
  const column = `\`${first}\` ${type}`;
  if (isAuto !== undefined) return `${column} NOT NULL AUTO_INCREMENT`;
  const nullable = dialect === '4.1' && !primary.includes(first);
  const fallback = value === undefined ? (nullable ? ' DEFAULT NULL' : '') : ` DEFAULT '${value}'`;
  return `${column}${nullable ? '' : ' NOT NULL'}${fallback}`;
}
