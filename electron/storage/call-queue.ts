import type { AppErrorData } from '../../shared/errors';
import type { ShopId } from '../../shared/ids';
import { fail, type Result } from '../../shared/result';
import {
  fileOf,
  type FileName,
  type StorageAnswer,
  type StorageMethod,
  type StorageMethods,
  type StorageRequest,
  type StorageValue,
} from './messages';

/** Calls that change nothing, and so may be asked a second time. */
const reads: ReadonlySet<StorageMethod> = new Set<StorageMethod>([
  'orderIds',
  'rows',
  'order',
  'counts',
  'size',
  'position',
  'abandonedSince',
  'versions',
  'newest',
  'outbox:get',
  'outbox:list',
  'outbox:unsettled',
]);

type Call = {
  readonly request: StorageRequest;
  readonly finish: (result: Result<unknown>) => void;
  /** How often it was under way when the process ended. */
  losses: number;
};

/** The calls on their way to a storage process that may end at any moment. No call is ever left unsettled. */
export type CallQueue = {
  /** `urgent` goes out at once to a connected process; `in-turn` waits for the `release` of its file. */
  call<M extends StorageMethod>(
    method: M,
    args: Parameters<StorageMethods[M]>,
    turn: 'urgent' | 'in-turn',
  ): Promise<Result<StorageValue<M>>>;
  /** A process is there; only urgent calls go out. */
  connect(post: (request: StorageRequest) => void): void;
  /** The file is open: what waited for it goes out, and later calls at once. */
  release(file: FileName): void;
  /** The process is to end: only urgent calls still go out. */
  hold(): void;
  /** The process ended: reads under way wait to be repeated once, everything else under way fails with `storage-restarted`. */
  disconnect(): void;
  settle(message: unknown): void;
  /** Fails every call to the file; answers how many there were. */
  failAll(file: FileName, error: AppErrorData): number;
  /** The cache was begun anew: a commit built on an older position is refused until the shop's position is asked again. */
  forgetPositions(): void;
};

/** An empty queue without a process. */
export function createCallQueue(): CallQueue {
  const underWay = new Map<number, Call>();
  let waiting: Call[] = [];
  const released = new Set<FileName>();
  /** Shops whose position was asked of the file as it is now, and those asked of one before it. */
  const positioned = new Set<ShopId>();
  const stale = new Set<ShopId>();
  let nextId = 1;
  let post: ((request: StorageRequest) => void) | null = null;

  function send(call: Call): void {
    const { request } = call;
    if (request.method === 'position') {
      stale.delete(request.args[0]);
      positioned.add(request.args[0]);
    }
    if (request.method === 'commit' && stale.has(request.args[0].shop)) {
      call.finish(fail('storage-restarted'));
      return;
    }
    underWay.set(request.id, call);
    post?.(request);
  }

  return {
    call(method, args, turn) {
      return new Promise((resolve) => {
        const call: Call = {
          // The compiler cannot join a generic method with its own arguments; `call` takes them as a pair.
          request: { id: nextId++, method, args } as StorageRequest,
          // The process answers a method with its own value: `serve.ts` is typed by the same map.
          finish: resolve as (result: Result<unknown>) => void,
          losses: 0,
        };
        const goesOut = turn === 'urgent' || released.has(fileOf(method));
        if (post !== null && goesOut) send(call);
        else if (turn === 'urgent') call.finish(fail('storage-restarted'));
        else waiting.push(call);
      });
    },
    connect(to) {
      post = to;
      released.clear();
    },
    release(file) {
      released.add(file);
      const [ready, others] = parted(waiting, file);
      waiting = others;
      for (const call of ready) send(call);
    },
    hold() {
      released.clear();
    },
    disconnect() {
      post = null;
      released.clear();
      const lost = [...underWay.values()];
      underWay.clear();
      const again: Call[] = [];
      for (const call of lost) {
        call.losses += 1;
        if (reads.has(call.request.method) && call.losses === 1) again.push(call);
        else call.finish(fail('storage-restarted'));
      }
      waiting = [...again, ...waiting];
    },
    settle(message) {
      const answer = message as StorageAnswer; // our own process; nothing else holds the other end
      const call = underWay.get(answer.id);
      underWay.delete(answer.id);
      call?.finish(answer.result);
    },
    failAll(file, error) {
      released.delete(file);
      const [lost] = parted([...underWay.values()], file);
      const [left, others] = parted(waiting, file);
      waiting = others;
      for (const call of lost) underWay.delete(call.request.id);
      for (const call of [...lost, ...left]) call.finish({ ok: false, error });
      return lost.length + left.length;
    },
    forgetPositions() {
      for (const shop of positioned) stale.add(shop);
      positioned.clear();
    },
  };
}

function parted(calls: readonly Call[], file: FileName): readonly [Call[], Call[]] {
  const isOfFile = ({ request }: Call): boolean => fileOf(request.method) === file;
  return [calls.filter(isOfFile), calls.filter((call) => !isOfFile(call))];
}
