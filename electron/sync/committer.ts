import type { AppErrorData } from '../../shared/errors';
import type { ShopId } from '../../shared/ids';
import type { OrderHeader } from '../../shared/order';
import { fail, ok } from '../../shared/result';
import type { Result } from '../../shared/result';
import type {
  CacheWriter,
  CommitReceipt,
  SettledRange,
  SyncMarks,
  WalkBatch,
} from '../cache/types';
import type { Clock } from './clock';
import { settle } from './coverage';

/** Gathers what a pass learns and writes it in batches, one after another, while reading goes on. */
export type Committer = {
  readonly addOrder: (order: OrderHeader) => void;
  readonly addRange: (range: SettledRange) => void;
  readonly setMarks: (marks: SyncMarks) => void;
  /** False while writing is so far behind that reading should wait. */
  readonly hasRoom: () => boolean;
  /** Writes all that is gathered. Fails when this or an earlier write failed. */
  readonly flush: () => Promise<Result<null>>;
  /** Writes no more; settles when the write under way is done. */
  readonly drop: () => Promise<void>;
};

/** Full batches that may wait before reading waits too. */
const waitingBatches = 4;
/** A batch of ranges alone (a gap) is written at this many. */
const maxRanges = 50;

/**
 * `onCommitted` is told after each write, `onFailed` once; after that nothing more is written. An id that `isRead` (is
 * written as read) or that is read in the same batch is not written as missing or failed, whichever was told later.
 */
export function createCommitter(parts: {
  readonly shop: ShopId;
  readonly writer: CacheWriter;
  readonly clock: Clock;
  readonly batchOrders: number;
  readonly batchMs: number;
  readonly isRead: (id: number) => boolean;
  readonly onCommitted: (batch: WalkBatch, receipt: CommitReceipt) => void;
  readonly onFailed: (error: AppErrorData) => void;
  readonly onRoom: () => void;
}): Committer {
  const { clock, batchOrders } = parts;
  const orders: OrderHeader[] = [];
  const ranges: SettledRange[] = [];
  let marks: SyncMarks | null = null;
  let firstAt: number | null = null;
  let cancelTimer: (() => void) | null = null;
  let writing: Promise<void> | null = null;
  let failure: AppErrorData | null = null;
  let isDropped = false;

  const hasRoom = () => orders.length < waitingBatches * batchOrders;
  const isEmpty = () => orders.length === 0 && ranges.length === 0 && marks === null;

  function gathered() {
    firstAt ??= clock.now();
    if (writing !== null) return; // the next batch starts when this one is written
    if (orders.length >= batchOrders || ranges.length >= maxRanges) write();
    else cancelTimer ??= clock.setTimer(parts.batchMs, write);
  }

  const isCovered = ({ from, to }: SettledRange) => from === to && parts.isRead(from);

  function takeBatch(): WalkBatch {
    const batchOf = orders.splice(0, batchOrders);
    // Ranges and marks wait for the last of the orders gathered before them.
    const isLast = orders.length === 0;
    const settled = isLast ? ranges.splice(0).filter((range) => !isCovered(range)) : [];
    // The later one wins.
    settled.push(...batchOf.map((order) => readRange(order.orderId)));
    const batch: WalkBatch = {
      shop: parts.shop,
      asOf: firstAt ?? clock.now(),
      orders: batchOf,
      settled: settle([], settled),
      marks: isLast ? marks : null,
    };
    if (isLast) marks = null;
    firstAt = isLast ? null : firstAt;
    return batch;
  }

  function write() {
    cancelTimer?.();
    cancelTimer = null;
    if (writing !== null || failure !== null || isDropped || isEmpty()) return;
    const hadRoom = hasRoom();
    const batch = takeBatch();
    writing = parts.writer.commit(batch).then((receipt) => {
      writing = null;
      if (!receipt.ok) {
        failure = receipt.error;
        parts.onFailed(receipt.error);
        return;
      }
      parts.onCommitted(batch, receipt.value);
      if (!isEmpty()) gathered();
      if (!hadRoom) parts.onRoom();
    });
  }

  return {
    addOrder: (order) => {
      orders.push(order);
      gathered();
    },
    addRange: (range) => {
      ranges.push(range);
      gathered();
    },
    setMarks: (next) => {
      marks = next;
      gathered();
    },
    hasRoom,
    flush: async () => {
      while (failure === null && !isDropped && (writing !== null || !isEmpty())) {
        write();
        await writing;
      }
      return failure === null ? ok(null) : fail(failure.code, failure.facts);
    },
    drop: async () => {
      isDropped = true;
      cancelTimer?.();
      await writing;
    },
  };
}

/** An id that was read. */
export function readRange(id: number): SettledRange {
  return { from: id, to: id, kind: 'read', reason: null, tries: 0 };
}

/** An id that is proven to be missing. */
export function missingRange(id: number): SettledRange {
  return { from: id, to: id, kind: 'missing', reason: null, tries: 0 };
}
