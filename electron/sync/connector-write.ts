import type { OrderId, ShopId } from '../../shared/ids';
import { ok } from '../../shared/result';
import type { Result } from '../../shared/result';
import type { SyncPhase, PassKind } from '../../shared/sync-state';
import type {
  CacheWriter,
  CommitReceipt,
  ConnectorMarks,
  SettledRange,
  SyncMarks,
  WalkBatch,
} from '../cache/types';
import type { UnreadOrder, WholeOrder } from '../opencart/connector/types';
import type { Clock } from './clock';
import { missingRange, readRange } from './committer';
import type { Asker } from './connector-asker';
import { kindOf, notYetRanges, rangeOf, settle } from './coverage';
import type { Ledger } from './ledger';
import type { SyncOptions } from './options';

/** What a pass through the connector works with; made anew for each pass. */
export type ConnectorPass = {
  readonly kind: PassKind;
  readonly shop: ShopId;
  readonly writer: CacheWriter;
  readonly clock: Clock;
  readonly options: SyncOptions;
  readonly ledger: Ledger;
  readonly asker: Asker;
  readonly signal: AbortSignal;
  readonly showPhase: (describe: () => SyncPhase) => void;
  readonly onCommitted: (batch: WalkBatch, receipt: CommitReceipt) => void;
};

/** What writing needs of it; reading one order outside of a pass has the same. */
export type Writing = Pick<
  ConnectorPass,
  'shop' | 'writer' | 'options' | 'ledger' | 'signal' | 'onCommitted'
>;

/** What was learnt at one time, to be written. */
export type Learnt = {
  /** When the question left. */
  readonly askedAt: number;
  readonly orders?: readonly WholeOrder[];
  readonly unread?: readonly UnreadOrder[];
  /** Ids of which every order is among those above: what is between them is missing. */
  readonly whole?: { readonly from: number; readonly to: number } | null;
  /** Orders proven to be no longer in the shop. */
  readonly gone?: readonly OrderId[];
  /** Written with the last of it. */
  readonly connector?: ConnectorMarks;
  readonly marks?: SyncMarks;
};

/** Where reading through the connector begins. */
export const noConnectorMarks: ConnectorMarks = {
  mark: null,
  fullBefore: null,
  fullDoneAt: null,
  compareFrom: 1,
  comparedAt: null,
};

/** Ids marked as gone in one transaction. */
const goneAtOnce = 100;

/**
 * Writes what was learnt, newest first, in transactions of a few orders; marks with the last one, so that what is broken off is read
 * again. A failed write ends it; what was written before holds.
 */
export async function write(pass: Writing, learnt: Learnt): Promise<Result<null>> {
  const batches = toBatches(pass, learnt);
  for (const batch of batches) {
    const receipt = await pass.writer.commit(batch);
    if (!receipt.ok) return receipt;
    pass.onCommitted(batch, receipt.value);
    if (pass.signal.aborted && batch !== batches.at(-1)) return ok(null);
  }
  return ok(null);
}

function toBatches(pass: Writing, learnt: Learnt): WalkBatch[] {
  const { shop, ledger, options } = pass;
  const size = options.batchOrders;
  const newestFirst = (learnt.orders ?? []).toSorted((a, b) => b.header.orderId - a.header.orderId);
  const gone = learnt.gone ?? [];
  const base = { shop, asOf: learnt.askedAt, marks: null };
  const batches: WalkBatch[] = [];
  // What is missing above and between the orders is settled with them, so that coverage is true at each step.
  const { from: bottom, to: top } = learnt.whole ?? { from: 1, to: 0 };
  let upper = top;
  for (let at = 0; at < newestFirst.length; at += size) {
    const part = newestFirst.slice(at, at + size);
    const isLast = at + size >= newestFirst.length;
    const lowest = part.at(-1)?.header.orderId ?? bottom;
    const lower = isLast ? bottom : Math.max(bottom, lowest);
    batches.push({
      ...base,
      orders: part.map(({ header }) => header),
      contents: part.map(({ header, contents }) => ({ orderId: header.orderId, contents })),
      settled: settle(missing(ledger, lower, upper), [
        ...part.map(({ header }) => readRange(header.orderId)),
      ]),
    });
    upper = lower - 1;
  }
  for (let at = 0; at < gone.length; at += goneAtOnce) {
    const part = gone.slice(at, at + goneAtOnce);
    batches.push({ ...base, orders: [], gone: part, settled: settle([], part.map(missingRange)) });
  }
  const rest: SettledRange[] = [
    ...(newestFirst.length === 0 ? missing(ledger, bottom, top) : []),
    ...failures(ledger, learnt.unread ?? []),
  ];
  const hasMarks = learnt.connector !== undefined || learnt.marks !== undefined;
  const last = batches.pop();
  if (last === undefined && rest.length === 0 && !hasMarks) return [];
  batches.push({
    ...(last ?? { ...base, orders: [], settled: [] }),
    settled: settle(last?.settled ?? [], rest),
    marks: learnt.marks ?? null,
    ...(learnt.connector === undefined ? {} : { connector: learnt.connector }),
  });
  return batches;
}

/** Ids of a range of which nothing was known, or which could not be read. One that is cached is gone only when that is proven. */
function missing(ledger: Ledger, from: number, to: number): SettledRange[] {
  if (to < from) return [];
  const open = notYetRanges(ledger.written(), from, to).map((range) => ({
    ...range,
    kind: 'missing' as const,
    reason: null,
    tries: 0,
  }));
  const failed = ledger
    .written()
    .filter((range) => range.kind === 'failed' && range.to >= from && range.from <= to)
    .map((range) => ({
      from: Math.max(from, range.from),
      to: Math.min(to, range.to),
      kind: 'missing' as const,
      reason: null,
      tries: 0,
    }));
  return [...settle(open, failed)];
}

/** Orders that could not be read; one whose copy is cached counts as read. */
function failures(ledger: Ledger, unread: readonly UnreadOrder[]): SettledRange[] {
  return unread.flatMap(({ orderId: id, error }): SettledRange[] => {
    if (id === null || kindOf(ledger.written(), id) === 'read') return [];
    const before = rangeOf(ledger.written(), id);
    const tries = 1 + (before?.kind === 'failed' ? before.tries : 0);
    return [{ from: id, to: id, kind: 'failed', reason: error.code, tries }];
  });
}
