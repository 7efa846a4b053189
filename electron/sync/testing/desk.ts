import { fail } from '../../../shared/result';
import type { Result } from '../../../shared/result';
import type { SyncState } from '../../../shared/sync-state';
import { memoryCache } from '../../cache/testing/caches';
import { harbour } from '../../cache/testing/headers';
import type { CacheWriter, WalkPosition } from '../../cache/types';
import { kindOf } from '../coverage';
import { createSync } from '../engine';
import type { SyncOptions } from '../options';
import type { CacheChange, SyncEngine } from '../types';
import { createFakeClock } from './fake-clock';
import type { FakeClock } from './fake-clock';
import { createFakeShop } from './fake-shop';
import type { FakeShop } from './fake-shop';
import { plainCache } from './plain-cache';

/** A sync with a real cache in memory, a scripted shop and a driven clock. */
export type Desk = {
  readonly clock: FakeClock;
  readonly shop: FakeShop;
  readonly writer: CacheWriter;
  /** The engine of the current run. */
  readonly engine: () => SyncEngine;
  readonly states: SyncState[];
  readonly changes: CacheChange[];
  readonly zones: number[];
  /** What the engine told of bugs. */
  readonly bugs: unknown[];
  /** Told in addition; a test may throw here. */
  onTold: (what: 'state' | 'change' | 'zone') => void;
  /** Runs until the phase is of this kind. */
  readonly runTo: (kind: SyncState['phase']['kind']) => Promise<void>;
  /** Starts and runs until the first pass is done and the desk idles. */
  readonly firstPass: () => Promise<void>;
  /** As kill -9 does it: nothing of this run reaches the cache any more, and a new run begins. */
  readonly killAndRestart: () => void;
  /** From now on the cache's position is told by this, until it is null again. */
  tellPosition: (() => ReturnType<CacheWriter['position']>) | null;
  /** The next write fails with this code. */
  readonly failNextCommit: (code: 'storage-restarted' | 'cache-unusable') => void;
  readonly position: () => Promise<WalkPosition>;
  /** Ids the cache has down as read, as missing up to the newest, and as failed. */
  readonly kinds: () => Promise<Record<'read' | 'missing' | 'failed' | 'not-yet', number[]>>;
  readonly commits: () => number;
};

/** Makes a desk; `start` it by `firstPass` or by its engine. */
export function makeDesk(parts: {
  readonly ids: Iterable<number>;
  readonly dialect?: '2.3' | '3.0';
  readonly hint?: number | null;
  readonly options?: Partial<SyncOptions>;
  readonly isOnline?: () => boolean;
  /** With a cache of plain objects, for tests that run a pass a thousand times. */
  readonly isPlain?: boolean;
}): Desk {
  const clock = createFakeClock();
  const shop = createFakeShop({ clock, ids: parts.ids, dialect: parts.dialect ?? '3.0' });
  const writer = parts.isPlain === true ? plainCache() : memoryCache().writer;
  const states: SyncState[] = [];
  const changes: CacheChange[] = [];
  const zones: number[] = [];
  const bugs: unknown[] = [];
  let failing: Result<never> | null = null;
  let commits = 0;
  let run = begin();

  function begin() {
    let isKilled = false;
    const never = new Promise<never>(() => undefined);
    const cut: CacheWriter = {
      ...writer,
      position: (one) => desk.tellPosition?.() ?? writer.position(one),
      commit: (batch) => {
        if (isKilled) return never;
        const failure = failing;
        failing = null;
        if (failure !== null) return Promise.resolve(failure);
        commits += 1;
        return writer.commit(batch);
      },
    };
    const engine = createSync({
      shop: harbour,
      client: shop.client,
      writer: cut,
      clock,
      newestOrderIdHint: parts.hint ?? null,
      onState: (state) => {
        if (!isKilled) states.push(state);
        desk.onTold('state');
      },
      onChanged: (change) => {
        changes.push(change);
        desk.onTold('change');
      },
      onZoneMeasured: (offset) => {
        zones.push(offset);
        desk.onTold('zone');
      },
      onBug: (bug) => bugs.push(bug),
      ...(parts.isOnline === undefined ? {} : { isOnline: parts.isOnline }),
      options: parts.options ?? {},
    });
    return {
      engine,
      kill: () => {
        isKilled = true;
        void engine.stop();
      },
    };
  }

  const desk: Desk = {
    clock,
    shop,
    writer,
    engine: () => run.engine,
    states,
    changes,
    zones,
    bugs,
    onTold: () => undefined,
    tellPosition: null,
    runTo: (kind) => clock.runUntil(() => run.engine.state().phase.kind === kind),
    firstPass: async () => {
      run.engine.start();
      await clock.runUntil(() => {
        const { phase, firstPassDone } = run.engine.state();
        return firstPassDone && phase.kind === 'idle';
      });
    },
    killAndRestart: () => {
      run.kill();
      run = begin();
    },
    failNextCommit: (code) => {
      failing = fail(code);
    },
    position: async () => {
      const position = await writer.position(harbour);
      if (!position.ok) throw new Error(position.error.code);
      return position.value;
    },
    kinds: async () => {
      const { ranges, highestRead } = await desk.position();
      const kinds = { read: [], missing: [], failed: [], 'not-yet': [] } as Record<
        'read' | 'missing' | 'failed' | 'not-yet',
        number[]
      >; // the literal's empty lists would be never[]
      for (let id = 1; id <= (highestRead ?? 0); id += 1) kinds[kindOf(ranges, id)].push(id);
      return kinds;
    },
    commits: () => commits,
  };
  return desk;
}

/** How often each id was asked for, of those asked more than once. */
export function askedTwice(asked: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const id of asked) counts.set(id, (counts.get(id) ?? 0) + 1);
  return new Map([...counts].filter(([, count]) => count > 1));
}
