import type { Result } from '../../shared/result';
import type { CacheFile, CacheReader, CacheWriter, OpenOutcome } from '../cache/types';

/** What the storage process answers to `open`. `orders` and `bytes` are 0 where nothing was opened. */
export type OpenAnswer = {
  readonly outcome: OpenOutcome;
  readonly orders: number;
  readonly bytes: number;
};

/** Every call the storage process understands: the cache's own, and opening and closing. */
export type StorageMethods = CacheReader &
  CacheWriter & {
    /** `isSuspect`: the process ended several times with this file; it is read whole before it is trusted. */
    open(cacheFile: CacheFile, isSuspect: boolean): Promise<Result<OpenAnswer>>;
    /** Brings the journal into the file; the process may be ended after the answer. */
    close(): Promise<Result<null>>;
  };

/** The name of one such call. */
export type StorageMethod = keyof StorageMethods;

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

/** The exit code by which the storage process says that the file is damaged and marked to be set aside at the next open. */
export const damagedExitCode = 65;
