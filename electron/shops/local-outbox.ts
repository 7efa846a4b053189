import path from 'node:path';
import type { AppErrorData } from '../../shared/errors';
import type { ShopId } from '../../shared/ids';
import { fail, ok, type Result } from '../../shared/result';
import type { Outbox, OutboxOpenOutcome, OutboxPort } from '../outbox/types';
import type { Vault } from '../secrets/vault';
import { removeFolder } from './remove-folder';
import { requireOpen } from './require-open';

/** The outbox of all shops, tied to the vault that holds its key. Trouble with it stops nobody from reading orders. */
export type LocalOutbox = {
  /**
   * Answers what stands in the way while the file is not open: `vault-locked`, `outbox-locked` … After a damaged file was set aside
   * the first `add` or `list` says so (`outbox-damaged`); those that follow work on the new file. While it is `outbox-unusable`, each
   * `add`, `update` or `list` tries to open it again.
   */
  readonly outbox: Outbox;
  /** Opens the file with the vault's key; while it is open it does nothing, and after `close` it fails. */
  open(): Promise<Result<null>>;
  /** Forgets one shop's changes, opening the file first where it is shut. */
  wipe(shop: ShopId): Promise<Result<null>>;
  /** Closes and deletes the folder with all that is in it: copies and files set aside too. */
  remove(): Promise<Result<null>>;
  /** Ends it for good; the outbox of a session that keeps nothing is deleted. */
  close(): Promise<void>;
};

/** `folder` lasts; `sessionFolder` is for a session that keeps nothing. Both may be missing. */
export type LocalOutboxParts = {
  readonly storage: OutboxPort;
  readonly vault: Vault;
  readonly folder: string;
  readonly sessionFolder: string;
  /** Told each time the file was opened: what was under way when the desk ended can be looked at. */
  readonly onOpened: () => void;
};

/** Makes the outbox's place. What a killed session left behind is removed before the first file is opened. */
export function createLocalOutbox(parts: LocalOutboxParts): LocalOutbox {
  const { storage, vault, folder, sessionFolder } = parts;
  let damage: Result<never> | null = null;
  let opening: Promise<Result<null>> | null = null;
  let isOpen = false;
  let failedOpening: AppErrorData | null = null;
  let isClosed = false;
  const leftoverGone = removeFolder(sessionFolder).catch(() => undefined);

  function whyShut(): Result<never> {
    const open = requireOpen(vault);
    return open.ok ? fail('outbox-unusable', { reason: 'not open' }) : open;
  }

  async function openNow(): Promise<Result<null>> {
    await leftoverGone;
    const keys = vault.dataKeys();
    if (keys === null) return whyShut();
    const state = vault.state();
    const isSession = state.kind === 'open' && state.mode === 'session';
    const file = path.join(isSession ? sessionFolder : folder, 'outbox.db');
    const outcome = await storage.openOutbox({ file, keyHex: keys.outboxKeyHex });
    if (outcome.kind === 'begun-anew') damage = fail('outbox-damaged', { file: outcome.keptAs });
    return resultOf(outcome);
  }

  async function open(): Promise<Result<null>> {
    if (isClosed) return fail('outbox-unusable', { reason: 'closed' });
    if (isGivenUp()) opening = null;
    const isFirst = opening === null;
    if (isFirst) isOpen = false;
    opening ??= openNow();
    const mine = opening;
    const opened = await mine;
    failedOpening = opened.ok ? null : opened.error;
    if (opening !== mine) return opened;
    isOpen = opened.ok;
    if (!opened.ok) opening = null;
    else if (isFirst) parts.onOpened();
    return opened;
  }

  /** Whether the storage could not keep open what it had opened. */
  function isGivenUp(): boolean {
    return isOpen && storage.hasOutboxFailed();
  }

  async function whenOpen<T>(run: (outbox: Outbox) => Promise<Result<T>>): Promise<Result<T>> {
    if (opening === null)
      return failedOpening === null ? whyShut() : { ok: false, error: failedOpening };
    const opened = await opening;
    return opened.ok ? run(storage.outbox) : opened;
  }

  /** For calls that matter enough to try a file again that could not be used a moment ago. */
  async function whenUsable<T>(run: (outbox: Outbox) => Promise<Result<T>>): Promise<Result<T>> {
    if (isGivenUp() || failedOpening?.code === 'outbox-unusable') await open();
    return whenOpen(run);
  }

  /** For calls that end in front of the user. */
  async function unlessDamaged<T>(run: (outbox: Outbox) => Promise<Result<T>>): Promise<Result<T>> {
    return whenUsable(async (outbox) => {
      const found = damage;
      damage = null;
      return found ?? run(outbox);
    });
  }

  return {
    outbox: {
      add: (change) => unlessDamaged((outbox) => outbox.add(change)),
      update: (change) => whenUsable((outbox) => outbox.update(change)),
      get: (key) => whenOpen((outbox) => outbox.get(key)),
      list: (shop, orderId) => unlessDamaged((outbox) => outbox.list(shop, orderId)),
      unsettled: () => whenOpen((outbox) => outbox.unsettled()),
      wipe: (shop) => whenOpen((outbox) => outbox.wipe(shop)),
    },
    open,
    async wipe(shop) {
      const opened = await open();
      return opened.ok ? storage.outbox.wipe(shop) : opened;
    },
    async remove() {
      await opening; // what is being opened now would come after the end
      opening = null;
      isOpen = false;
      failedOpening = null;
      damage = null;
      await storage.closeOutbox();
      try {
        await Promise.all([removeFolder(folder), removeFolder(sessionFolder)]);
        return ok(null);
      } catch (error) {
        return fail('outbox-unusable', { reason: error instanceof Error ? error.message : 'rm' });
      }
    },
    async close() {
      isClosed = true;
      await opening;
      opening = null;
      isOpen = false;
      await storage.closeOutbox();
      await removeFolder(sessionFolder);
    },
  };
}

function resultOf(outcome: OutboxOpenOutcome): Result<null> {
  switch (outcome.kind) {
    case 'opened':
    case 'begun-anew':
      return ok(null);
    case 'locked':
      return fail('outbox-locked');
    case 'from-newer-desk':
      return fail('outbox-from-newer-desk', { found: outcome.found, known: outcome.known });
    case 'unusable':
      return fail('outbox-unusable', { reason: outcome.reason });
  }
}
