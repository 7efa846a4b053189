import type { ChangeKey, HistoryChange, HistoryState } from '../../shared/history';
import type { ShopId } from '../../shared/ids';
import { fail, ok } from '../../shared/result';
import type { Readable, Row, Writable } from '../sqlite/port';
import { text } from '../sqlite/row';
import { sql } from '../sqlite/sql';
import { changeFromJson, changeToJson } from './change-json';
import type { Outbox } from './types';

const mostListed = 200;

const unsettledKinds: readonly HistoryState['kind'][] = ['waiting', 'sending', 'unknown'];

/**
 * The outbox over an open file, each call in one transaction. `forgetInCopies` takes a shop out of the kept copies. Throws what
 * SQLite throws; the server in `electron/storage` turns that into a coded failure.
 */
export function createOutbox(db: Writable, forgetInCopies: (shop: ShopId) => void): Outbox {
  return {
    async add(change) {
      const json = changeToJson(change);
      db.transact(() => {
        const known = findJson(db, change);
        // the answer to the first asking may have been lost
        if (known === json) return;
        if (known !== null) throw new Error('two changes with one id');
        db.run(sql`INSERT INTO changes (shop, id, order_id, state, created_at, json)
          VALUES (${change.shop}, ${change.id}, ${change.orderId}, ${change.state.kind}, ${change.createdAt}, ${json})`);
      });
      return ok(null);
    },
    async update(change) {
      const changed =
        db.run(sql`UPDATE changes SET state = ${change.state.kind}, json = ${changeToJson(change)}
        WHERE shop = ${change.shop} AND id = ${change.id} AND order_id = ${change.orderId}`);
      return changed === 1 ? ok(null) : fail('no-such-change', { id: change.id });
    },
    async get(key) {
      const json = findJson(db, key);
      return ok(json === null ? null : changeFromJson(json));
    },
    async list(shop, orderId) {
      const which = orderId === null ? sql`` : sql`AND order_id = ${orderId}`;
      const rows = db.all(sql`SELECT json FROM changes WHERE shop = ${shop} ${which}
        ORDER BY place DESC LIMIT ${mostListed}`);
      return ok(rows.map(toChange));
    },
    async unsettled() {
      const rows = db.all(sql`SELECT json FROM changes
        WHERE state IN (SELECT value FROM json_each(${JSON.stringify(unsettledKinds)})) ORDER BY place`);
      return ok(rows.map(toChange));
    },
    async wipe(shop) {
      wipeShop(db, shop);
      forgetInCopies(shop);
      return ok(null);
    },
  };
}

/** Forgets a shop so that none of its text stays in the file, not even in free pages or the journal. Can be called again. */
export function wipeShop(db: Writable, shop: ShopId): void {
  db.run(sql`DELETE FROM changes WHERE shop = ${shop}`);
  db.run(sql`VACUUM`);
  db.all(sql`PRAGMA wal_checkpoint(TRUNCATE)`);
}

function findJson(db: Readable, { shop, id }: ChangeKey): string | null {
  const row = db.one(sql`SELECT json FROM changes WHERE shop = ${shop} AND id = ${id}`);
  return row === undefined ? null : text(row, 'json');
}

function toChange(row: Row): HistoryChange {
  return changeFromJson(text(row, 'json'));
}
