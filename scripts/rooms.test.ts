import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rooms, rules } from './rooms.mjs';

/** One import of one made-up file, and whether the fence lets it through. */
type Example = { readonly from: string; readonly to: string; readonly isAllowed: boolean };

const names = Object.keys(rooms);
const library = { electron: 'electron', node: 'node:fs', react: 'react' } as const;
const slug = (text: string): string => text.replaceAll(/\W/g, '-');

const examples: readonly Example[] = names.flatMap((from) => {
  const room = rooms[from];
  if (room === undefined) return [];
  const toRooms = names
    .filter((to) => to !== from)
    .map((to) => ({ from, to, isAllowed: room.may.includes(to) }));
  const toLibraries = (room.mustNot ?? []).map((word) => ({
    from,
    to: library[word],
    isAllowed: false,
  }));
  return [...toRooms, ...toLibraries];
});

describe('the fence between rooms', () => {
  let folder = '';
  let refused = new Set<string>();

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'rooms-'));
    symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
    const put = (file: string, text: string): void => {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    };
    for (const name of names) put(`${name}/goal.ts`, 'export const goal = 1;\n');
    for (const { from, to } of examples) {
      const target = names.includes(to) ? path.relative(from, `${to}/goal`) : to;
      const place = target.startsWith('.') || !names.includes(to) ? target : `./${target}`;
      put(
        `${from}/to-${slug(to)}.ts`,
        `import type * as it from '${place}';\nexport type It = typeof it;\n`,
      );
    }
    put(
      'renderer/views/one/view.ts',
      "import { view } from '../two/view';\nexport const one = view;\n",
    );
    put('renderer/views/two/view.ts', 'export const view = 2;\n');
    put('shared/a.ts', "import { b } from './b';\nexport const a = b;\n");
    put('shared/b.ts', "import { a } from './a';\nexport const b = a;\n");

    const result = await cruise(
      ['shared', 'electron', 'renderer', 'tools', 'connector', 'demo', 'e2e'],
      {
        baseDir: folder,
        validate: true,
        ruleSet: { forbidden: rules() },
        tsPreCompilationDeps: true,
        doNotFollow: { path: 'node_modules' },
      },
      { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
    );
    const { summary } = result.output as ICruiseResult; // no reporter given, so the output is the result itself
    refused = new Set(summary.violations.map((violation) => violation.from));
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('has an example for every pair of rooms and every forbidden library', () => {
    expect(examples.length).toBeGreaterThan(names.length * (names.length - 1));
  });

  test.each(examples)('$from → $to allowed: $isAllowed', ({ from, to, isAllowed }) => {
    expect(refused.has(`${from}/to-${slug(to)}.ts`)).toBe(!isAllowed);
  });

  test('refuses a view that imports another view, and a cycle', () => {
    expect(refused.has('renderer/views/one/view.ts')).toBe(true);
    expect(refused.has('shared/a.ts')).toBe(true);
  });
});
