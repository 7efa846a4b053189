import { fail, ok } from '../../shared/result';
import { kindOf } from './coverage';
import { findNewest } from './find-newest';
import type { Probe } from './find-newest';
import { logIn, readIds, written } from './pass';
import type { Pass, PassEnd } from './pass';

/** How often the search is done again because a session it believed was dead. */
const maxSearches = 5;

/** Ids answered as missing in this pass, written or not: none of them is asked again while the pass lasts. */
export type Looked = ReadonlyMap<number, 'found' | 'missing' | 'failed'>;

/**
 * Finds the id to walk down from; the ledger's newest is then set, or still null when the shop seems to be empty.
 * What is probed counts as read: nothing of it is asked again.
 */
export async function findStart(pass: Pass): Promise<{ end: PassEnd; looked: Looked }> {
  const looked = new Map<number, 'found' | 'missing' | 'failed'>();
  const stops: PassEnd[] = [];
  pass.showPhase(() => ({ kind: 'finding-newest', pass: pass.kind, probes: looked.size }));

  async function ask(ids: readonly number[], prove: boolean): Promise<PassEnd> {
    const end = await readIds(pass, ids, prove, {
      onAnswer: (id, kind) => looked.set(id, kind),
    });
    if (end.kind !== 'done') stops.push(end);
    return end;
  }
  const kind = (id: number) => {
    const before = kindOf(pass.ledger.written(), id);
    if (before === 'not-yet') return looked.get(id) ?? before;
    return before === 'read' ? 'found' : before;
  };
  const probe: Probe = async (ids) => {
    const unknown = ids.filter((id) => kind(id) === 'not-yet');
    if (unknown.length > 0) {
      const end = await ask(unknown, false);
      if (end.kind !== 'done') return fail('connection-dropped'); // `stops` has the real reason
      for (const id of unknown) if (!looked.has(id)) looked.set(id, 'failed'); // in doubt so far
    }
    return ok(new Set(ids.filter((id) => kind(id) === 'found')));
  };

  let isSecondLook = false;
  for (let search = 0; search < maxSearches; search += 1) {
    const thrownBefore = pass.reader.thrownAway();
    const found = await findNewest(probe, pass.hint, pass.options.gapRule);
    const [stop] = stops;
    if (stop !== undefined) return { end: stop, looked };
    if (found.ok && found.value === null && !isSecondLook) {
      // Nothing proves these misses: ask the same ids again with a fresh login.
      isSecondLook = true;
      for (const session of pass.pool.live()) pass.pool.retire(session);
      const login = await logIn(pass);
      if (login.kind !== 'done') return { end: login, looked };
    }
    // A dead session may have misled the search: prove what it said and search again with what is true.
    const proven = await ask([], true);
    if (proven.kind !== 'done') return { end: proven, looked };
    if (pass.reader.thrownAway() === thrownBefore) break;
  }
  return { end: await written(pass), looked };
}
