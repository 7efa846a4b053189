import { descending } from './descending';
import { idsOf, kindOf, notYetRanges } from './coverage';
import { findStart } from './find-start';
import type { Looked } from './find-start';
import { createLookPast, shakyReach } from './look-past';
import type { LookPast } from './look-past';
import { failed, logIn, readIds, record, written } from './pass';
import type { Pass, PassEnd } from './pass';
import { createMeter } from './progress';

const done: PassEnd = { kind: 'done' };

/**
 * The first pass: finds the newest id, reads everything down to id 1, and at last looks past the newest for orders
 * behind a gap. Taken up where it stood when it was broken off; what was settled is not read again.
 */
export async function runFirstPass(pass: Pass): Promise<PassEnd> {
  const { ledger } = pass;
  pass.settleWith((answer) => record(pass, answer));
  const login = await logIn(pass);
  if (login.kind !== 'done') return login;

  let looked: Looked = new Map();
  // A search broken off by a kill left misses above its newest; orders may have been made there since.
  const before = ledger.written();
  const base = ledger.newest() ?? 0;
  if (ledger.marks().startId === null) {
    pass.limitTo(pass.options.lookConcurrency);
    const search = await findStart(pass);
    pass.limitTo(null);
    if (search.end.kind !== 'done') return search.end;
    looked = search.looked;
    const newest = ledger.newest() ?? 0;
    const older = idsOf(before, 'missing', base + 1, newest - 1, Infinity);
    // Orders may have been made between the probes too: of those only the ids shortly below the newest are in doubt.
    const shaky = [...looked.keys()].filter(
      (id) => looked.get(id) === 'missing' && id < newest && id >= newest - shakyReach,
    );
    const reread = await readIds(pass, [...new Set([...older, ...shaky])], true);
    if (reread.kind !== 'done') return reread;
    trustUpTo(pass, ledger.newest());
  } else {
    // Broken off after an order was found past the newest and before what is below it was read again.
    const start = ledger.marks().startId ?? 0;
    const reread = await readIds(
      pass,
      idsOf(before, 'missing', start + 1, base - 1, Infinity),
      true,
    );
    if (reread.kind !== 'done') return reread;
    const look = await lookPast(pass, pass.options.lightLook, false, looked);
    if (look.kind !== 'done') return look;
  }

  for (;;) {
    const walk = await walkDown(pass);
    if (walk.kind !== 'done') return walk;
    const look = await lookPast(pass, pass.options.gapRule + 1, true, looked);
    if (look.kind !== 'done') return look;
    const newest = ledger.newest();
    if (newest === null) {
      const empty = await confirmEmpty(pass);
      if (empty.kind !== 'done') return empty;
    }
    if (notYetRanges(ledger.holds(), 1, newest ?? 0).length === 0) break;
  }
  const now = pass.clock.now();
  pass.committer.setMarks({
    firstPassDone: true,
    startId: ledger.newest(),
    lastGapCheckAt: now,
    lastPassAt: now,
  });
  return written(pass);
}

/** From here on misses up to this id hold for good. */
function trustUpTo(pass: Pass, id: number | null) {
  const marks = pass.ledger.marks();
  if (id !== null && id > (marks.startId ?? 0)) {
    pass.committer.setMarks({ ...marks, startId: id });
  }
}

async function walkDown(pass: Pass): Promise<PassEnd> {
  const { ledger, reader, committer } = pass;
  const start = await written(pass);
  if (start.kind !== 'done') return start;
  const newest = ledger.newest() ?? 0;
  const ids = descending(notYetRanges(ledger.holds(), 1, newest));
  if (ids.total === 0) return done;
  const meter = createMeter(pass.clock);
  pass.settleWith((answer) => {
    record(pass, answer);
    if (answer.id <= newest) meter.add();
  });
  pass.showPhase(() => {
    const left = Math.max(0, ids.total - meter.done());
    return {
      kind: 'walking',
      pass: pass.kind,
      done: newest - left,
      total: newest,
      rate: meter.rate(),
      secondsLeft: meter.secondsLeft(left),
    };
  });
  const end = await reader.run({
    next: ids.next,
    vouch: ids.lowest,
    canTake: committer.hasRoom,
    prove: true,
  });
  return end.kind === 'done' ? written(pass) : end;
}

/** Looks `reach` ids past the newest; ids looked at before are passed over unless an order is found above them. */
async function lookPast(
  pass: Pass,
  reach: number,
  isSlow: boolean,
  looked: Looked,
): Promise<PassEnd> {
  const { ledger } = pass;
  const before = ledger.written();
  const base = ledger.newest() ?? ledger.marks().startId ?? 0;
  const look = createLookPast(
    base,
    reach,
    (id) => kindOf(before, id) !== 'not-yet' || looked.get(id) === 'missing',
  );
  showLook(pass, look);
  pass.settleWith((answer) => {
    record(pass, answer);
    if (answer.kind !== 'found') return;
    look.found(answer.id);
    // What is read again first of all does not hold yet, should the pass be broken off.
    const [lowest] = look.shaky();
    trustUpTo(pass, lowest === undefined ? ledger.newest() : lowest - 1);
  });
  if (isSlow) pass.limitTo(pass.options.lookConcurrency);
  const end = await pass.reader.run({
    next: look.next,
    canTake: pass.committer.hasRoom,
    prove: isSlow,
    onAnswer: (id, kind) => {
      if (kind === 'missing') look.missed(id);
    },
  });
  pass.limitTo(null);
  if (end.kind !== 'done') return end;
  const shaky = look.shaky();
  if (shaky.length > 0) {
    const reread = await readIds(pass, shaky, true);
    if (reread.kind !== 'done') return reread;
  }
  const saved = await written(pass);
  if (saved.kind !== 'done') return saved;
  trustUpTo(pass, ledger.newest());
  return written(pass);
}

function showLook(pass: Pass, look: LookPast) {
  pass.showPhase(() => ({
    kind: 'looking-past-newest',
    pass: pass.kind,
    ...look.progress(),
  }));
}

/**
 * No order was found at all, so no miss could be proven by one. A fresh login that learns the same two different texts
 * is taken as proof that there is none; coverage stays not yet.
 */
async function confirmEmpty(pass: Pass): Promise<PassEnd> {
  const before = pass.pool.live()[0]?.session.texts;
  for (const session of pass.pool.live()) pass.pool.retire(session);
  const login = await logIn(pass);
  if (login.kind !== 'done') return login;
  const after = pass.pool.live()[0]?.session.texts;
  const isSame =
    before?.notFound === after?.notFound && before?.noPermission === after?.noPermission;
  if (isSame && after !== undefined && after.notFound !== after.noPermission) return done;
  return failed({ code: 'unexpected-answer', facts: { start: after?.notFound ?? '' } });
}
