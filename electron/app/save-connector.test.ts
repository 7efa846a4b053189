import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Dialect } from '../../shared/capabilities';
import { connectorFiles } from '../../shared/connector/files';
import { fail, ok } from '../../shared/result';
import { saveConnector } from './save-connector';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cartwright-connector-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const offers = (Object.keys(connectorFiles) as Dialect[]) // the keys of a Record<Dialect, …>
  .flatMap((dialect) => connectorFiles[dialect].map((file) => [dialect, file] as const));

test.each(offers)('saves the file of %s: %j', async (dialect, { kind, name }) => {
  const packed = path.join(folder, 'packed');
  for (const [one, file] of offers) {
    await mkdir(path.join(packed, one), { recursive: true });
    await writeFile(path.join(packed, one, file.name), `${one} ${file.name}`);
  }
  const target = path.join(folder, name);
  const saved = await saveConnector({ packed, ask: async () => target }, dialect, kind);
  expect(saved).toEqual(ok({ file: target }));
  expect(await readFile(target, 'utf8')).toBe(`${dialect} ${name}`);
});

test('refuses a kind the dialect has none of, without asking', async () => {
  const ask = async () => {
    throw new Error('asked');
  };
  expect(await saveConnector({ packed: folder, ask }, '4.1', 'files')).toEqual(
    fail('not-offered', { what: '4.1 files' }),
  );
});
