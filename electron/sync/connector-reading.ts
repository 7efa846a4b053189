import type { OrderId, ShopId } from '../../shared/ids';
import type { RefreshReceipt } from '../../shared/order';
import { fail } from '../../shared/result';
import type { Result } from '../../shared/result';
import type { PassKind, SyncPhase, SyncState } from '../../shared/sync-state';
import type { CacheWriter, CommitReceipt, WalkBatch } from '../cache/types';
import type { ConnectorSession } from '../opencart/connector/types';
import type { NotOffered } from './after-pass';
import type { Clock } from './clock';
import { createAsker } from './connector-asker';
import { createConnectorFinder } from './connector-finder';
import type { Way } from './connector-finder';
import { isFullDue, runConnectorPass } from './connector-pass';
import type { CompareMemory } from './connector-pass';
import { refreshThrough } from './connector-refresh';
import type { Gate } from './gate';
import type { Ledger } from './ledger';
import type { SyncOptions } from './options';
import type { PassEnd } from './pass';
import { askedWaitMs } from './rate';
import type { RateKeeper } from './rate';
import type { ReadingClient } from './safe-client';
import type { SharedLimit } from './shared-limit';
import type { FoundFacts } from './types';

/** A shop's reading through its connector, as the engine uses it. */
export type ConnectorReading = {
  /** One pass; `walk` where the shop is to be read through the stock API. `isFirstHeld`: the user ended the reading of everything. */
  readonly run: (
    signal: AbortSignal,
    isFirstHeld: boolean,
  ) => Promise<PassEnd | NotOffered | { readonly kind: 'walk' }>;
  /** Reads one order now; null where the stock API is to be asked. */
  readonly refresh: (orderId: OrderId) => Promise<Result<RefreshReceipt> | null>;
  /** The next pass looks for the connector anew. */
  readonly askAnew: () => void;
  /** True while the connector is there and not everything was read through it. */
  readonly isFirstDue: () => boolean;
  readonly describe: () => Pick<SyncState, 'way' | 'expected' | 'compared'>;
  readonly counts: () => { readonly requests: number; readonly logins: number };
};

/** Nothing is asked before the first pass or the first order. */
export function createConnectorReading(parts: {
  readonly shop: ShopId;
  readonly writer: CacheWriter;
  readonly clock: Clock;
  readonly options: SyncOptions;
  readonly ledger: Ledger;
  readonly gate: Gate;
  readonly rate: RateKeeper;
  readonly client: ReadingClient;
  readonly shared: SharedLimit | null;
  readonly lifetime: AbortSignal;
  readonly onFound: (found: FoundFacts) => void;
  readonly onContact: () => void;
  readonly onCommitted: (batch: WalkBatch, receipt: CommitReceipt) => void;
  readonly showPhase: (describe: () => SyncPhase) => void;
}): ConnectorReading {
  const { ledger } = parts;
  const finder = createConnectorFinder(parts);
  const memory: CompareMemory = { lastAt: null };
  const wasRead = () => ledger.connector() !== null;

  const isFirstDue = () => finder.known() === 'connector' && isFullDue(ledger.connector());

  async function find(signal: AbortSignal): Promise<Way> {
    const pass: PassKind = ledger.marks().firstPassDone ? 'light' : 'first';
    const onLook = () => parts.showPhase(() => ({ kind: 'logging-in', pass }));
    return finder.find(wasRead(), signal, onLook);
  }

  async function read(
    session: ConnectorSession,
    signal: AbortSignal,
    isFirstHeld: boolean,
    onOdd: () => void,
  ): Promise<PassEnd> {
    const ended = new AbortController(); // what a pass leaves under way ends with it
    const until = AbortSignal.any([signal, ended.signal]);
    try {
      return await runConnectorPass(
        {
          ...parts,
          kind: isFullDue(ledger.connector()) && !isFirstHeld ? 'first' : 'light',
          signal: until,
          asker: createAsker({ ...parts, session, signal: until, onOdd }),
        },
        memory,
      );
    } finally {
      ended.abort();
    }
  }

  return {
    async run(signal, isFirstHeld) {
      // The second turn: the connector may have been removed since it was found.
      for (let turn = 0; ; turn += 1) {
        const way = await find(signal);
        if (signal.aborted) return { kind: 'cancelled' };
        if (way.kind === 'failed') {
          return { kind: 'failed', error: way.error, retryAfterMs: askedWaitMs(way.error) };
        }
        if (way.kind === 'walk') return way;
        if (way.kind === 'none') return { kind: 'not-offered' };
        const odd = { isMet: false };
        const end = await read(way.session, signal, isFirstHeld, () => {
          odd.isMet = true;
        });
        if (odd.isMet) finder.drop();
        if (!odd.isMet || turn > 0) return end;
      }
    },
    async refresh(orderId) {
      const { lifetime } = parts;
      if (finder.known() === 'walk') return null;
      const read = await refreshThrough(
        { ...parts, signal: lifetime, finder, find: () => finder.find(wasRead(), lifetime, noop) },
        orderId,
      );
      if (read !== null || finder.known() !== 'none') return read;
      return fail('not-offered', { what: 'readHeader' });
    },
    askAnew: finder.askAnew,
    isFirstDue,
    describe: () => {
      const known = finder.known();
      const comparedAt = ledger.connector()?.comparedAt ?? null;
      return {
        way: known === 'none' ? null : known,
        expected: finder.session()?.hello.orderCount ?? null,
        compared: known === 'connector' && comparedAt !== null ? { at: comparedAt } : null,
      };
    },
    counts: finder.counts,
  };
}

function noop(): void {
  // somebody waits for one order; the phase is the pass's
}
