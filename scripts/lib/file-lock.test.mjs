import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withFileLock } from './file-lock.mjs';

/** @type {string} */
let lock;
beforeEach(
  () => (lock = path.join(mkdtempSync(path.join(os.tmpdir(), 'file-lock-')), 'locks', 'one')),
);
afterEach(() => rmSync(path.dirname(path.dirname(lock)), { recursive: true }));

const quick = { pollMs: 1 };

test('lets one at a time do the work', async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setImmediate(resolve));
    inside -= 1;
  };
  await Promise.all([1, 2, 3, 4].map(() => withFileLock(lock, work, quick)));
  expect(most).toBe(1);
  expect(existsSync(lock)).toBe(false);
});

test('gives the lock back when the work fails', async () => {
  const work = () => Promise.reject(new Error('no disk'));
  await expect(withFileLock(lock, work, quick)).rejects.toThrow('no disk');
  await expect(withFileLock(lock, async () => 'done', quick)).resolves.toBe('done');
});

test('says once whom it waits for', async () => {
  /** @type {number[]} */
  const waited = [];
  await withFileLock(lock, async () => {
    const second = withFileLock(lock, async () => {}, {
      pollMs: 1,
      onWait: (pid) => waited.push(pid),
    });
    await expect.poll(() => waited).toEqual([process.pid]);
    return { second };
  }).then(({ second }) => second);
  expect(waited).toEqual([process.pid]);
});

test('takes over the lock of a process that is gone', async () => {
  await withFileLock(lock, async () => {}, quick);
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(lock, String(pid));
  await expect(withFileLock(lock, async () => 'done', quick)).resolves.toBe('done');
});

test('waits for a child that works on after its parent was killed', async () => {
  await withFileLock(lock, async () => {}, quick);
  const { pid } = spawnSync(process.execPath, ['--version']);
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
  writeFileSync(lock, `${pid} ${child.pid}`);
  let isChildGone = false;
  child.once('exit', () => (isChildGone = true));
  const onWait = () => child.stdin.end();
  await withFileLock(lock, async () => expect(isChildGone).toBe(true), { pollMs: 1, onWait });
});

test('makes a child a holder too', async () => {
  await withFileLock(
    lock,
    async (share) => {
      share(4242);
      expect(readFileSync(lock, 'utf8')).toBe(`${process.pid} 4242`);
    },
    quick,
  );
  expect(existsSync(lock)).toBe(false);
});

test('takes over a lock that nobody has touched for minutes', async () => {
  await withFileLock(lock, async () => {}, quick);
  writeFileSync(lock, String(process.pid));
  const long = new Date(Date.now() - 11 * 60_000);
  utimesSync(lock, long, long);
  await expect(withFileLock(lock, async () => 'done', quick)).resolves.toBe('done');
});
