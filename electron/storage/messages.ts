import type { Result } from '../../shared/result';
import type { CacheFile, CacheReader, CacheWriter, OpenOutcome } from '../cache/types';
import type { Outbox, OutboxFile } from '../outbox/types';
import type { FileOutcome } from '../sqlite/open-file';

/** The files the storage process holds. */
export type FileName = 'cache' | 'outbox';

/** What the storage process answers to `open`. `orders` and `bytes` are 0 where nothing was opened. */
export type OpenAnswer = {
  readonly outcome: OpenOutcome;
  readonly orders: number;
  readonly bytes: number;
};

/** The outbox's calls under names of their own: both files know a `wipe`. */
export type OutboxMethods = { readonly [M in keyof Outbox as `outbox:${M}`]: Outbox[M] };

/** Every call the storage process understands: those of both files, and opening and closing. */
export type StorageMethods = CacheReader &
  CacheWriter &
  OutboxMethods & {
    /** `isSuspect`: the process ended several times with this file; it is read whole before it is trusted. */
    open(cacheFile: CacheFile, isSuspect: boolean): Promise<Result<OpenAnswer>>;
    /** `takesCopy`: a copy of the outbox is kept, as at each opening main asks for. */
    openOutbox(
      outboxFile: OutboxFile,
      isSuspect: boolean,
      takesCopy: boolean,
    ): Promise<Result<FileOutcome>>;
    /** Brings the journals into the files; the process may be ended after the answer. */
    close(): Promise<Result<null>>;
  };

/** The name of one such call. */
export type StorageMethod = keyof StorageMethods;

/** The file a call needs to be open. */
export function fileOf(method: StorageMethod): FileName {
  return method.startsWith('outbox:') || method === 'openOutbox' ? 'outbox' : 'cache';
}

/** What an answer to the call holds. */
export type StorageValue<M extends StorageMethod> =
  Awaited<ReturnType<StorageMethods[M]>> extends Result<infer T> ? T : never;

/** A call on its way to the storage process. */
export type StorageRequest = {
  readonly [M in StorageMethod]: {
    readonly id: number;
    readonly method: M;
    readonly args: Parameters<StorageMethods[M]>;
  };
}[StorageMethod];

/** The answer to the call with the same id. */
export type StorageAnswer = { readonly id: number; readonly result: Result<unknown> };

/** The exit code by which the storage process says that a file is damaged and marked to be set aside at the next open. */
export const damagedExitCode = 65;
