import { randomUUID } from 'node:crypto';
import { fail, ok, type Result } from '../../shared/result';
import { markDamaged } from '../sqlite/set-aside';
import { diskProblem, sqliteProblem } from '../sqlite/sqlite-problem';
import { holdCache } from './held-cache';
import { holdOutbox } from './held-outbox';
import {
  damagedExitCode,
  fileOf,
  type StorageAnswer,
  type StorageMethod,
  type StorageMethods,
  type StorageRequest,
} from './messages';

/** What the server needs of the process it runs in. */
export type ServerOptions = {
  post(answer: StorageAnswer): void;
  /** Ends the process at once. */
  end(exitCode: number): void;
  /** Writes down an unexpected failure; the text holds no customer data. */
  report(text: string): void;
  nowMs(): number;
};

/**
 * Answers the calls of `storage.ts` one after the other. Trouble with the disk becomes `cache-unusable` or `outbox-unusable`, a bug
 * becomes `bug` with a reference to the report. Damage found at run time is marked and ends the process: the next one sets the
 * file aside.
 */
export function createServer(options: ServerOptions): (message: unknown) => Promise<void> {
  const holding = {
    nowMs: () => options.nowMs(),
    endDamaged: () => options.end(damagedExitCode),
  };
  const held = { cache: holdCache(holding), outbox: holdOutbox(holding) };
  const methods: StorageMethods = {
    ...held.cache.methods,
    ...held.outbox.methods,
    async close() {
      try {
        held.outbox.close();
      } finally {
        held.cache.close();
      }
      return ok(null);
    },
  };

  async function answer(request: StorageRequest): Promise<Result<unknown>> {
    try {
      return await dispatch(methods, request);
    } catch (error) {
      const file = held[fileOf(request.method)];
      const place = file.place();
      const problem = sqliteProblem(error) ?? diskProblem(error);
      if (problem === 'damaged' && place !== null) {
        markDamaged(place);
        options.end(damagedExitCode);
        return fail('storage-restarted');
      }
      if (problem !== null) return fail(file.unusable, { reason: problem });
      const reference = randomUUID().slice(0, 8);
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      options.report(`${reference} ${request.method}: ${detail}`);
      return fail('bug', { reference });
    }
  }

  let turn: Promise<void> = Promise.resolve();
  return (message) => {
    // in the order of asking: after the answer to `close` main ends the process, and nothing may be unanswered then
    turn = turn.then(async () => {
      const request = message as StorageRequest; // only `storage.ts` holds the other end
      const result = await answer(request);
      options.post({ id: request.id, result });
    });
    return turn;
  };
}

/** Calls the method with its own arguments. */
function dispatch(methods: StorageMethods, { method, args }: StorageRequest) {
  // The compiler cannot follow that `args` belongs to `method` once both are apart; `StorageRequest` guarantees it.
  const table = methods as unknown as Readonly<
    Record<StorageMethod, (...values: readonly unknown[]) => Promise<Result<unknown>>>
  >;
  return table[method](...args);
}
