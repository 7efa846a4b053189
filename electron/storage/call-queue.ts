import type { AppErrorData } from '../../shared/errors';
import type { ShopId } from '../../shared/ids';
import { fail, type Result } from '../../shared/result';
import type {
  StorageAnswer,
  StorageMethod,
  StorageMethods,
  StorageRequest,
  StorageValue,
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
  'newest',
]);

type Call = {
  readonly request: StorageRequest;
  readonly finish: (result: Result<unknown>) => void;
  /** How often it was under way when the process ended. */
  losses: number;
};

/** The calls on their way to a storage process that may end at any moment. No call is ever left unsettled. */
export type CallQueue = {
  /** `urgent` goes out at once to a connected process; `in-turn` waits for `release`. */
  call<M extends StorageMethod>(
    method: M,
    args: Parameters<StorageMethods[M]>,
    turn: 'urgent' | 'in-turn',
  ): Promise<Result<StorageValue<M>>>;
  /** A process is there; only urgent calls go out. */
  connect(post: (request: StorageRequest) => void): void;
  /** The file is open: what waited goes out, and later calls at once. */
  release(): void;
  /** The process ended: reads under way wait to be repeated once, everything else under way fails with `storage-restarted`. */
  disconnect(): void;
  settle(message: unknown): void;
  failAll(error: AppErrorData): void;
  /** The file was begun anew: a commit built on an older position is refused until the shop's position is asked again. */
  forgetPositions(): void;
};

/** An empty queue without a process. */
export function createCallQueue(): CallQueue {
  const underWay = new Map<number, Call>();
  const waiting: Call[] = [];
  /** Shops whose position was asked of the file as it is now, and those asked of one before it. */
  const positioned = new Set<ShopId>();
  const stale = new Set<ShopId>();
  let nextId = 1;
  let post: ((request: StorageRequest) => void) | null = null;
  let isReleased = false;

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
        if (post !== null && (isReleased || turn === 'urgent')) send(call);
        else if (turn === 'urgent') call.finish(fail('storage-restarted'));
        else waiting.push(call);
      });
    },
    connect(to) {
      post = to;
      isReleased = false;
    },
    release() {
      isReleased = true;
      for (const call of waiting.splice(0)) send(call);
    },
    disconnect() {
      post = null;
      isReleased = false;
      const lost = [...underWay.values()];
      underWay.clear();
      const again: Call[] = [];
      for (const call of lost) {
        call.losses += 1;
        if (reads.has(call.request.method) && call.losses === 1) again.push(call);
        else call.finish(fail('storage-restarted'));
      }
      waiting.unshift(...again);
    },
    settle(message) {
      const answer = message as StorageAnswer; // our own process; nothing else holds the other end
      const call = underWay.get(answer.id);
      underWay.delete(answer.id);
      call?.finish(answer.result);
    },
    failAll(error) {
      post = null;
      isReleased = false;
      const left = [...underWay.values(), ...waiting.splice(0)];
      underWay.clear();
      for (const call of left) call.finish({ ok: false, error });
    },
    forgetPositions() {
      for (const shop of positioned) stale.add(shop);
      positioned.clear();
    },
  };
}
