import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLog } from './log';

const home = process.cwd();
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cartwright-log-'));
  process.chdir(folder); // a packed desk is started from anywhere
});
afterEach(async () => {
  process.chdir(home);
  await rm(folder, { recursive: true, force: true });
});

test('writes message, facts and stack on disk, without secrets, readable by this user only', async () => {
  const log = openLog(path.join(folder, 'logs'));
  log.info('started', { version: '1.2.3', isPackaged: false });
  log.warn('answered for zoe@mail.example');
  log.error(
    'could not read',
    new Error('GET ?api_token=abc failed', { cause: new Error('inner') }),
  );
  const file = path.join(folder, 'logs', 'desk.log');
  await expect.poll(() => readFile(file, 'utf8')).toContain('caused by Error: inner');
  const text = await readFile(file, 'utf8');
  expect(text).toContain('started {"version":"1.2.3","isPackaged":false}');
  expect(text).toContain('answered for [e-mail]');
  expect(text).toContain('api_token=[secret]');
  expect(text).not.toMatch(/zoe|abc/);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});
