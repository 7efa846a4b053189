import { stockCapabilities, type Dialect } from '../../shared/capabilities';
import type { AppErrorData } from '../../shared/errors';
import type { ConnectorState } from '../../shared/shop-facts';
import type { UtcMs } from '../../shared/time';
import type { ConnectorSession, FoundConnector } from '../opencart/connector/types';
import type { Clock } from './clock';
import type { SyncOptions } from './options';
import { isTrouble } from './rate';
import type { ReadingClient } from './safe-client';
import type { FoundFacts } from './types';

/** How a shop is read now. */
export type Way =
  | { readonly kind: 'connector'; readonly session: ConnectorSession }
  /** Id by id through the stock API. */
  | { readonly kind: 'walk' }
  /** No connector, and a stock API that shows no orders. */
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly error: AppErrorData };

/** Knows whether a shop has the connector, and holds the session through it. */
export type ConnectorFinder = {
  /** The way of this pass. Looks only where it is not known or known for too long. `wasRead`: the cache was read through the connector before. */
  readonly find: (wasRead: boolean, signal: AbortSignal, onLook: () => void) => Promise<Way>;
  /** The way as last found, without asking; null while nothing was found. */
  readonly known: () => Exclude<Way['kind'], 'failed'> | null;
  readonly session: () => ConnectorSession | null;
  /** The session did something it should not: it is not used again, and the shop is asked anew. */
  readonly drop: () => void;
  /** The user wants to know: the next `find` looks in any case. */
  readonly askAnew: () => void;
  readonly counts: () => { readonly requests: number; readonly logins: number };
};

/** Looks in a row that failed before a shop of which nothing is known is walked all the same. */
const failedLooks = 2;
/** What a look at a shop without the connector costs: login, call, and a second way in (2.3) or a proof that the session lives (4.x). */
const requestsOfLook: Readonly<Record<Dialect, number>> = {
  '2.3': 3,
  '3.0': 2,
  '4.0': 3,
  '4.1': 2,
};

/** Begins with nothing known. `onFound` is told at each look that got an answer. */
export function createConnectorFinder(parts: {
  readonly client: ReadingClient;
  readonly clock: Clock;
  readonly options: SyncOptions;
  readonly onFound: (found: FoundFacts) => void;
}): ConnectorFinder {
  const { client, clock, options } = parts;
  const canWalk = stockCapabilities[client.dialect].readHeader === 'yes';
  let session: ConnectorSession | null = null;
  let known: 'connector' | 'walk' | 'none' | null = null;
  let lookedAt: UtcMs | null = null;
  let failures = 0;
  let logins = 0;
  let pastRequests = 0;

  const without = (): Way => (canWalk ? { kind: 'walk' } : { kind: 'none' });

  function forget() {
    pastRequests += session?.requests() ?? 0;
    session = null;
  }

  function isFresh(): boolean {
    if (lookedAt === null || known === null) return false;
    const since = clock.now() - lookedAt; // negative when the machine's clock was set back
    return since >= 0 && since < (known === 'connector' ? options.factsMs : options.lookAgainMs);
  }

  function take(found: FoundConnector): Way {
    failures = 0;
    forget();
    lookedAt = clock.now();
    if (found.kind === 'present') {
      ({ session } = found);
      known = 'connector';
      parts.onFound({ state: session.hello.state, facts: session.hello.facts });
      return { kind: 'connector', session };
    }
    pastRequests += requestsOfLook[client.dialect];
    known = canWalk ? 'walk' : 'none';
    const state: ConnectorState = found;
    parts.onFound({ state, facts: null });
    return without();
  }

  /** A shop that had the connector, or cannot be walked, is waited for; another one is walked, for the look alone may be refused. */
  function takeFailure(error: AppErrorData, wasRead: boolean): Way {
    pastRequests += 1;
    failures += 1;
    if (session !== null && isTrouble(error)) return { kind: 'connector', session }; // it was only to say anew what it is
    const isNew = !wasRead && known !== 'connector' && canWalk;
    if (known === 'walk' || (isNew && failures >= failedLooks)) {
      lookedAt = clock.now();
      known = 'walk';
      return { kind: 'walk' };
    }
    return { kind: 'failed', error };
  }

  return {
    find: async (wasRead, signal, onLook) => {
      if (isFresh()) {
        if (known === 'connector' && session !== null) return { kind: 'connector', session };
        if (known !== 'connector') return without();
      }
      if (session === null || lookedAt === null) onLook();
      logins += 1;
      const found = await client.openConnector(signal);
      if (found.ok) return take(found.value);
      if (!signal.aborted) return takeFailure(found.error, wasRead);
      pastRequests += 1;
      return { kind: 'failed', error: found.error }; // broken off: it tells nothing of the shop
    },
    known: () => known,
    session: () => session,
    drop: () => {
      forget();
      lookedAt = null;
    },
    askAnew: () => {
      lookedAt = null;
    },
    counts: () => ({ requests: pastRequests + (session?.requests() ?? 0), logins }),
  };
}
