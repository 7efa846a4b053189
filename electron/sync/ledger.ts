import type {
  ConnectorMarks,
  SettledRange,
  SyncMarks,
  WalkBatch,
  WalkPosition,
} from '../cache/types';
import { settle, trusted } from './coverage';
import type { Coverage } from './coverage';

/** What is written of one shop's walk: the twin of the cache's position, brought up to date after each commit. */
export type Ledger = {
  /** Everything written, looks past the newest included. */
  readonly written: () => Coverage;
  /** What still holds: misses above the start id are left out, an order may have been made there since. */
  readonly holds: () => Coverage;
  readonly marks: () => SyncMarks;
  /** Where reading through the connector stands; null: never read so. */
  readonly connector: () => ConnectorMarks | null;
  /** The highest order id read, written or not. */
  readonly newest: () => number | null;
  /** The highest order id in the cache. */
  readonly newestWritten: () => number | null;
  readonly raise: (id: number) => void;
  readonly load: (position: WalkPosition) => void;
  readonly apply: (batch: WalkBatch) => void;
  /** Grows with every change. */
  readonly version: () => number;
};

const noMarks: SyncMarks = {
  firstPassDone: false,
  startId: null,
  lastGapCheckAt: null,
  lastPassAt: null,
};

/** Begins empty, as before the first load. */
export function createLedger(): Ledger {
  let written: readonly SettledRange[] = [];
  let marks = noMarks;
  let connector: ConnectorMarks | null = null;
  let newest: number | null = null;
  let newestWritten: number | null = null;
  let version = 0;
  let held: { readonly version: number; readonly coverage: Coverage } | null = null;
  const raise = (id: number) => {
    if (newest !== null && newest >= id) return;
    newest = id;
    version += 1;
  };
  return {
    written: () => written,
    holds: () => {
      if (held?.version !== version) {
        held = { version, coverage: trusted(written, marks.startId ?? newest ?? 0) };
      }
      return held.coverage;
    },
    marks: () => marks,
    connector: () => connector,
    newest: () => newest,
    newestWritten: () => newestWritten,
    raise,
    load: (position) => {
      written = position.ranges;
      marks = position.marks;
      connector = position.connector;
      newest = position.highestRead;
      newestWritten = position.highestRead;
      version += 1;
    },
    apply: (batch) => {
      written = settle(written, batch.settled);
      marks = batch.marks ?? marks;
      connector = batch.connector ?? connector;
      for (const { orderId } of batch.orders) {
        raise(orderId);
        newestWritten = Math.max(newestWritten ?? orderId, orderId);
      }
      version += 1;
    },
    version: () => version,
  };
}
