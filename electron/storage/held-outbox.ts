import { fail, ok, type Result } from '../../shared/result';
import { forgetInCopies } from '../outbox/copies';
import { openOutboxFile } from '../outbox/open';
import { createOutbox } from '../outbox/store';
import type { Outbox, OutboxFile } from '../outbox/types';
import type { FileOutcome } from '../sqlite/open-file';
import type { Connection } from '../sqlite/port';
import { closeWhole, type HeldFile, type Holding } from './held-file';
import type { OutboxMethods, StorageMethods } from './messages';

type OpenFile = { readonly file: string; readonly db: Connection; readonly outbox: Outbox };

/** The outbox in the storage process; its calls fail with `outbox-unusable` while no file is open. */
export function holdOutbox(
  holding: Holding,
): HeldFile<OutboxMethods & Pick<StorageMethods, 'openOutbox'>> {
  let open: OpenFile | null = null;

  function openFile(
    { file, keyHex }: OutboxFile,
    isSuspect: boolean,
    takesCopy: boolean,
  ): Result<FileOutcome> {
    open?.db.close();
    open = null;
    const nowMs = holding.nowMs();
    const { db, outcome } = openOutboxFile({ file, keyHex, nowMs, isSuspect, takesCopy });
    if (outcome === null) {
      holding.endDamaged();
      return fail('storage-restarted');
    }
    if (db !== null) {
      const outbox = createOutbox(db, (shop) => forgetInCopies(file, keyHex, shop));
      open = { file, db, outbox };
    }
    return ok(outcome);
  }

  async function onFile<T>(ask: (outbox: Outbox) => Promise<Result<T>>): Promise<Result<T>> {
    return open === null ? fail('outbox-unusable', { reason: 'not open' }) : ask(open.outbox);
  }

  return {
    methods: {
      openOutbox: async (...args) => openFile(...args),
      'outbox:add': (change) => onFile((outbox) => outbox.add(change)),
      'outbox:update': (change) => onFile((outbox) => outbox.update(change)),
      'outbox:get': (key) => onFile((outbox) => outbox.get(key)),
      'outbox:list': (shop, orderId) => onFile((outbox) => outbox.list(shop, orderId)),
      'outbox:unsettled': () => onFile((outbox) => outbox.unsettled()),
      'outbox:wipe': (shop) => onFile((outbox) => outbox.wipe(shop)),
    },
    place: () => open?.file ?? null,
    close() {
      if (open !== null) closeWhole(open.db);
      open = null;
    },
    unusable: 'outbox-unusable',
  };
}
