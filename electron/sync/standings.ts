import { createProof } from './proof';
import type { Proof } from './proof';
import type { PooledSession } from './session-pool';

/** How far a session is believed: its unproven misses, and what was done to prove them. */
export type Standing = {
  readonly proof: Proof;
  /** Known orders read again in vain. */
  tries: number;
  /** Something that proves is under way. */
  isBusy: boolean;
  /** An unread id was tried as proof and was missing too: now a known order. */
  triedUnread: boolean;
};

/** The standings of the sessions one pass uses. */
type Standings = {
  readonly of: (pooled: PooledSession) => Standing;
  readonly find: (pooled: PooledSession) => Standing | null;
  /** Sessions with at least this many unproven misses. */
  readonly withPending: (least: number) => readonly [PooledSession, Standing][];
  /** Forgets a session; the ids whose misses do not count. */
  readonly throwAway: (pooled: PooledSession) => readonly number[];
};

/** Begins with no session. */
export function createStandings(): Standings {
  const standings = new Map<PooledSession, Standing>();
  return {
    of: (pooled) => {
      const known = standings.get(pooled);
      if (known !== undefined) return known;
      const fresh = { proof: createProof(), tries: 0, isBusy: false, triedUnread: false };
      standings.set(pooled, fresh);
      return fresh;
    },
    find: (pooled) => standings.get(pooled) ?? null,
    withPending: (least) => [...standings].filter(([, one]) => one.proof.pending() >= least),
    throwAway: (pooled) => {
      const ids = standings.get(pooled)?.proof.throwAway() ?? [];
      standings.delete(pooled);
      return ids;
    },
  };
}
