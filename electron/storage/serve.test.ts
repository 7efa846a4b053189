import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { orderId } from '../../shared/ids';
import { damagedExitCode, type StorageAnswer, type StorageRequest } from './messages';
import { connect } from '../sqlite/port';
import { aChange } from '../outbox/testing/changes';
import { createServer } from './serve';
import { sql } from '../sqlite/sql';
import { inFolder, testKey } from '../sqlite/testing/files';
import { aBatch, aHeader, aQuery, harbour } from '../cache/testing/headers';

/** A server whose process is only written down. */
function aServer(folder: string) {
  const answers: StorageAnswer[] = [];
  const ends: number[] = [];
  const reports: string[] = [];
  const serve = createServer({
    post: (answer) => answers.push(answer),
    end: (code) => ends.push(code),
    report: (line) => reports.push(line),
    nowMs: () => Date.now(),
  });
  let id = 0;
  const file = join(folder, 'cache.db');
  const ask = async (method: StorageRequest['method'], ...args: unknown[]): Promise<unknown> => {
    id += 1;
    await serve({ id, method, args });
    expect(answers.at(-1)?.id).toBe(id);
    return answers.at(-1)?.result;
  };
  return {
    ask,
    serve,
    answers,
    ends,
    reports,
    file,
    open: () => ask('open', { file, keyHex: testKey }, false),
  };
}

describe('the storage server', () => {
  test('opens, writes, reads and closes', () =>
    inFolder(async (folder) => {
      const { ask, open, file } = aServer(folder);
      expect(await open()).toMatchObject({
        ok: true,
        value: { outcome: { kind: 'opened' }, orders: 0 },
      });
      await ask('commit', aBatch([aHeader(1), aHeader(2)]));
      expect(await ask('orderIds', aQuery())).toMatchObject({
        value: { shops: [harbour], ids: Int32Array.of(2, 1), shopPlaces: Uint8Array.of(0, 0) },
      });
      expect(await ask('size')).toMatchObject({ ok: true, value: { orders: 2 } });
      expect(await ask('close')).toEqual({ ok: true, value: null });
      expect(await ask('size')).toMatchObject({ ok: false, error: { code: 'cache-unusable' } });
      expect(await open()).toMatchObject({ value: { orders: 2 } });
      expect(existsSync(file)).toBe(true);
    }));

  test('answers in the order of asking, so that nothing is unanswered when it has closed', () =>
    inFolder(async (folder) => {
      const { ask, open, serve, answers } = aServer(folder);
      await open();
      await ask('openOutbox', { file: join(folder, 'outbox.db'), keyHex: testKey }, false, true);
      const before = answers.length;
      await Promise.all([
        serve({ id: 101, method: 'outbox:add', args: [aChange(1)] }),
        serve({ id: 102, method: 'commit', args: [aBatch([aHeader(1)])] }),
        serve({ id: 103, method: 'close', args: [] }),
      ]);
      expect(answers.slice(before).map(({ id, result }) => [id, result.ok])).toEqual([
        [101, true],
        [102, true],
        [103, true],
      ]);
    }));

  test('answers before the file is open that it is not', () =>
    inFolder(async (folder) => {
      const { ask } = aServer(folder);
      expect(await ask('counts', harbour)).toEqual({
        ok: false,
        error: { code: 'cache-unusable', facts: { reason: 'not open' } },
      });
    }));

  test('answers a bug with a reference to its report', () =>
    inFolder(async (folder) => {
      const { ask, open, reports, ends } = aServer(folder);
      await open();
      const range = { from: 9, to: 1, kind: 'read', reason: null, tries: 0 } as const;
      const answer = await ask('commit', aBatch([aHeader(1)], { settled: [range] }));
      expect(answer).toMatchObject({ ok: false, error: { code: 'bug' } });
      expect(reports).toHaveLength(1);
      expect(answer).toMatchObject({ error: { facts: { reference: reports[0]?.slice(0, 8) } } });
      expect(reports[0]).not.toContain('Brien');
      expect(ends).toEqual([]);
      expect(await ask('size')).toMatchObject({ value: { orders: 0 } });
    }));

  test('ends the process on damage found while reading; the next open sets the file aside', () =>
    inFolder(async (folder) => {
      const { ask, open, ends, file } = aServer(folder);
      await open();
      await ask('commit', aBatch([aHeader(1)]));
      connect(file, testKey).run(sql`UPDATE order_json SET json = 'no json'`);
      const key = { shop: harbour, orderId: orderId(1) };
      expect(await ask('order', key)).toMatchObject({ error: { code: 'storage-restarted' } });
      expect(ends).toEqual([damagedExitCode]);
      const next = aServer(folder);
      expect(await next.open()).toMatchObject({
        value: { outcome: { kind: 'rebuilt' }, orders: 0 },
      });
    }));

  test('removes set-aside copies with a wipe', () =>
    inFolder(async (folder) => {
      const { ask, open, file } = aServer(folder);
      await open();
      const copy = `${file}.set-aside-2026-11-23T12-00-00-000Z`;
      writeFileSync(copy, 'orders');
      expect(await ask('wipe', harbour)).toEqual({ ok: true, value: null });
      expect(existsSync(copy)).toBe(false);
    }));

  test('tells a file it may not touch', () =>
    inFolder(async (folder) => {
      const { ask, open, file } = aServer(folder);
      await open();
      await ask('close');
      const other = { file, keyHex: '00'.repeat(32) };
      expect(await ask('open', other, false)).toMatchObject({
        value: { outcome: { kind: 'locked' } },
      });
    }));
});
