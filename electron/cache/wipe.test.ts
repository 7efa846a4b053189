import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { migrate } from '../sqlite/migrate';
import { migrations } from './migrations/list';
import { connect } from '../sqlite/port';
import { aLine, contentsOf } from './testing/contents';
import { createReader } from './reader';
import { sql } from '../sqlite/sql';
import { inFolder, valueOf } from '../sqlite/testing/files';
import { aBatch, aHeader, anAddress, aQuery, harbour, mill } from './testing/headers';
import { createWriter } from './writer';

// a file that is rewritten as a whole takes its time on a busy disk
vi.setConfig({ testTimeout: 30_000 });

/** An unencrypted file, so that what stays in it can be seen. */
function plainFile(folder: string) {
  const file = join(folder, 'plain.db');
  const db = connect(file, null);
  for (const pragma of ['journal_mode = WAL', 'secure_delete = ON', 'temp_store = MEMORY']) {
    db.all({ text: `PRAGMA ${pragma}`, values: [] });
  }
  migrate(db, migrations);
  const bytes = () =>
    [file, `${file}-wal`].map((path) => readFileSync(path).toString('latin1')).join('');
  return { db, bytes, reader: createReader(db, () => 0), writer: createWriter(db) };
}

const marks = {
  mark: '{"winter":1}',
  fullBefore: null,
  fullDoneAt: null,
  compareFrom: 1,
  comparedAt: null,
};

const namesOf = (word: string, from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => {
    const name = `${String.fromCharCode(97 + (index % 26))}${word}${from + index}`;
    const address = anAddress({ firstname: name, lastname: name });
    return aHeader(from + index, { firstname: name, payment: address, shipping: address });
  });

describe('wipe', () => {
  test.each(['the last shop', 'one of two shops'])('leaves no word of %s in the file', (which) =>
    inFolder(async (folder) => {
      const { db, bytes, reader, writer } = plainFile(folder);
      const isLast = which === 'the last shop';
      for (let from = 1; from < 600; from += 25) {
        const orders = namesOf('winter', from, from + 25);
        const lines = (name: string) => [aLine({ name, model: name })];
        const contents = orders.map(({ orderId, firstname }) =>
          contentsOf(orderId, { lines: lines(firstname) }),
        );
        await valueOf(writer.commit(aBatch(orders, { contents, connector: marks })));
        if (isLast) continue;
        const other = aBatch(namesOf('summer', from, from + 25), { shop: mill });
        await valueOf(writer.commit(other));
      }
      expect(bytes().match(/winter/g)?.length).toBeGreaterThan(600);
      const before = await valueOf(reader.orderIds(aQuery()));

      await valueOf(writer.wipe(harbour));

      expect(bytes()).not.toMatch(/winter/i);
      expect(bytes()).not.toContain(harbour);
      const after = await valueOf(reader.orderIds(aQuery()));
      expect(after.ids).toHaveLength(0);
      expect(after.revision).toBeGreaterThan(before.revision);
      expect(await valueOf(writer.position(harbour))).toMatchObject({
        ranges: [],
        connector: null,
      });
      const kept = aQuery({ shops: [mill], search: 'asummer' });
      const found = (await valueOf(reader.orderIds(kept))).ids;
      expect(found.length).toBe(isLast ? 0 : 24);
      db.run(sql`INSERT INTO order_search (order_search) VALUES ('integrity-check')`);
      db.run(sql`INSERT INTO contents_search (contents_search) VALUES ('integrity-check')`);
      expect(db.one(sql`PRAGMA integrity_check`)).toEqual({ integrity_check: 'ok' });
    }),
  );

  test('can be asked again, and for a shop that is not there', () =>
    inFolder(async (folder) => {
      const { reader, writer } = plainFile(folder);
      await valueOf(writer.commit(aBatch([aHeader(1)])));
      await valueOf(writer.wipe(mill));
      expect((await valueOf(reader.size())).orders).toBe(1);
      await valueOf(writer.wipe(harbour));
      await valueOf(writer.wipe(harbour));
      expect((await valueOf(reader.size())).orders).toBe(0);
      await valueOf(writer.commit(aBatch([aHeader(1)])));
      expect((await valueOf(reader.orderIds(aQuery()))).ids).toHaveLength(1);
    }));
});
