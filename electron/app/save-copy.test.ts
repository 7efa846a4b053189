import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fail, ok } from '../../shared/result';
import { saveCopy } from './save-copy';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cartwright-save-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0xff]);
const name = 'cartwright.ocmod.zip';

async function source(): Promise<string> {
  const file = path.join(folder, 'packed.zip');
  await writeFile(file, bytes);
  return file;
}

test('copies the file byte for byte to where the user says, also over an older one', async () => {
  const target = path.join(folder, 'chosen.zip');
  await writeFile(target, 'an older and longer file');
  const asked: string[] = [];
  const ask = async (offered: string) => {
    asked.push(offered);
    return target;
  };
  expect(await saveCopy({ source: await source(), name, ask })).toEqual(ok({ file: target }));
  expect(asked).toEqual([name]);
  expect(await readFile(target)).toEqual(bytes);
});

test('writes nothing when it is called off', async () => {
  const saved = await saveCopy({ source: await source(), name, ask: async () => null });
  expect(saved).toEqual(ok({ file: null }));
  expect(await readdir(folder)).toEqual(['packed.zip']);
});

test('says why a file could not be written', async () => {
  const target = path.join(folder, 'a folder');
  await mkdir(target);
  const saved = await saveCopy({ source: await source(), name, ask: async () => target });
  expect(saved).toEqual(fail('file-not-saved', { file: name, reason: 'EISDIR' }));
});

test('asks nobody where the file itself is not there', async () => {
  const ask = async () => {
    throw new Error('asked');
  };
  const saved = await saveCopy({ source: path.join(folder, 'none.zip'), name, ask });
  expect(saved).toEqual(fail('file-not-saved', { file: name, reason: 'ENOENT' }));
});
