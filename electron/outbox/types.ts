import type { ChangeKey, HistoryChange } from '../../shared/history';
import type { OrderId, ShopId } from '../../shared/ids';
import type { Result } from '../../shared/result';

/**
 * Changes this desk was asked to make in shops. What an answer confirms is on the disk (`synchronous=FULL`); a failed write left
 * everything as it was. Failures: `outbox-unusable`, `outbox-locked`, `outbox-damaged`, `outbox-from-newer-desk`, `storage-restarted`.
 */
export type Outbox = {
  /** Keeps a new change. A second one with the same id is a bug. */
  add(change: HistoryChange): Promise<Result<null>>;
  /** Replaces what is known of a change: sending time, before-picture, state. `no-such-change` when it is not there. */
  update(change: HistoryChange): Promise<Result<null>>;
  get(key: ChangeKey): Promise<Result<HistoryChange | null>>;
  /** Newest first; of one order or (null) of the whole shop; at most 200. */
  list(shop: ShopId, orderId: OrderId | null): Promise<Result<readonly HistoryChange[]>>;
  /** Every change of all shops that is `waiting`, `sending` or `unknown`, oldest first. */
  unsettled(): Promise<Result<readonly HistoryChange[]>>;
  /** Forgets everything of one shop, so that no text of it remains readable in the file. */
  wipe(shop: ShopId): Promise<Result<null>>;
};

/** Which file to open, and its key: 32 random bytes as 64 hex digits (the vault's `outboxKeyHex`). Crosses to the storage process by message only. */
export type OutboxFile = { readonly file: string; readonly keyHex: string };

/** How opening ended. Unless `opened` or `begun-anew` nothing was touched, and every call fails with the code of that name. */
export type OutboxOpenOutcome =
  | { readonly kind: 'opened' }
  /** The file was damaged: it and its copies are kept under names that begin with `keptAs`, and an empty one was begun. Told once. */
  | { readonly kind: 'begun-anew'; readonly keptAs: string }
  | { readonly kind: 'locked' }
  | { readonly kind: 'from-newer-desk'; readonly found: number; readonly known: number }
  | { readonly kind: 'unusable'; readonly reason: string };

/** The main process's end of the outbox; the storage (`createStorage`) is one. */
export type OutboxPort = {
  /** Before `openOutbox` and after `closeOutbox` each call fails with `outbox-unusable`; while the file is being opened calls wait. */
  readonly outbox: Outbox;
  /** Opens the file, or begins it. Open already with the same file and key, it answers `opened` at once. Never rejects. */
  openOutbox(file: OutboxFile): Promise<OutboxOpenOutcome>;
  /** True while every call fails because the file could not be opened, or not be kept open: only `openOutbox` changes that. */
  hasOutboxFailed(): boolean;
  /** Gives the file up, so that it can be deleted. Safe to call twice. */
  closeOutbox(): Promise<void>;
};
