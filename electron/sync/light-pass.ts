import { idsOf, kindOf, notYetRanges, rangeOf } from './coverage';
import { descending } from './descending';
import { createLookPast } from './look-past';
import type { Memory } from './memory';
import { logIn, readIds, record, written } from './pass';
import type { Pass, PassEnd } from './pass';
import { createMeter } from './progress';
import type { ReadAnswer } from './reader';
import { measureZone, sinceDays } from './zone';

/** Orders above the newest count as brand-new when the look before was at most this long ago. */
const brandNewMs = 120_000;
/** How much an ordinary pass makes up for: ids not yet read, and failed ids with few tries. */
const lightFill = 200;
const lightRetries = 5;
const lightRetryTries = 6;
const dailyRetries = 50;

/**
 * The ordinary pass of each minute: a few ids past the newest, the newest orders, young abandoned ones, and what is
 * left over from passes before. Once a day it looks past the newest by the whole gap rule.
 * Misses above the newest are not written: orders will come there.
 */
export async function runLightPass(pass: Pass, memory: Memory): Promise<PassEnd> {
  const { ledger, options, committer } = pass;
  const isFirstDone = ledger.marks().firstPassDone;
  const base = ledger.newest() ?? 0;
  const look = createLookPast(base, options.lightLook);
  const readNow = new Set<number>();
  const missedNow = new Set<number>();
  const startedAt = pass.clock.now();
  const sinceLook = memory.lastLookAt === null ? Infinity : startedAt - memory.lastLookAt;
  // Negative when the machine's clock was set back: then nobody knows how long ago it was.
  const isFollowing = sinceLook >= 0 && sinceLook < brandNewMs;
  // The look before went so far: an order up to there was not there then.
  const lookedBefore = memory.lookedUpTo;
  let meter = createMeter(pass.clock);
  // Up to here ids left missing were looked at once more before the daily look.
  let lookedFirst = base;

  function onSettled(answer: ReadAnswer) {
    meter.add();
    if (answer.kind === 'found') {
      const isNew = answer.id > base && answer.id <= lookedBefore && !readNow.has(answer.id);
      if (isNew && isFollowing) noteZone(answer, memory);
      readNow.add(answer.id);
      missedNow.delete(answer.id);
      look.found(answer.id);
      memory.note(answer.order.dateAdded, answer.serverTime);
    }
    const wasFailed = kindOf(ledger.written(), answer.id) === 'failed';
    if (answer.kind === 'missing') {
      look.missed(answer.id);
      if (!readNow.has(answer.id)) missedNow.add(answer.id);
    }
    const isAbove = answer.kind === 'missing' && answer.id > base;
    if (!isAbove || wasFailed) record(pass, answer);
  }
  const showLook = () =>
    pass.showPhase(() => ({ kind: 'looking-past-newest', pass: pass.kind, ...look.progress() }));
  async function reread(ids: readonly number[]): Promise<PassEnd> {
    const left = ids.filter((id) => !readNow.has(id));
    if (left.length === 0) return { kind: 'done' };
    meter = createMeter(pass.clock);
    pass.showPhase(() => ({
      kind: 'walking',
      pass: pass.kind,
      done: Math.min(meter.done(), left.length),
      total: left.length,
      rate: meter.rate(),
      secondsLeft: meter.secondsLeft(Math.max(0, left.length - meter.done())),
    }));
    return readIds(pass, left, true, { maxTries: (id) => triesFor(pass, id) });
  }

  pass.settleWith(onSettled);
  const login = await logIn(pass);
  if (login.kind !== 'done') return login;

  // A first pass that was ended before its start was found leaves nothing to look past.
  const canLook = isFirstDone || ledger.marks().startId !== null;
  if (canLook) {
    showLook();
    const end = await pass.reader.run({
      next: look.next,
      canTake: committer.hasRoom,
      prove: false,
    });
    if (end.kind !== 'done') return end;
  }

  const newest = await pass.writer.newest(pass.shop, options.recentOrders);
  if (!newest.ok) return { kind: 'failed', error: newest.error, retryAfterMs: null };
  const recent = await reread(newest.value);
  if (recent.kind !== 'done') return recent;

  const since = sinceDays(options.abandonedDays, memory.newestDate, memory.serverTime);
  if (since !== null) {
    const abandoned = await pass.writer.abandonedSince(pass.shop, since);
    if (!abandoned.ok) return { kind: 'failed', error: abandoned.error, retryAfterMs: null };
    const end = await reread(abandoned.value);
    if (end.kind !== 'done') return end;
  }

  const rest = await reread(leftOver(pass, memory.looseEnds, isFirstDone));
  if (rest.kind !== 'done') return rest;

  if (pass.kind === 'daily' && canLook) {
    lookedFirst = Math.max(base, ledger.newest() ?? 0);
    look.extend(options.gapRule + 1);
    showLook();
    pass.limitTo(options.lookConcurrency);
    const end = await pass.reader.run({ next: look.next, canTake: committer.hasRoom, prove: true });
    pass.limitTo(null);
    if (end.kind !== 'done') return end;
  }
  // What was looked at but not proven by a find since.
  const proven = await readIds(pass, [], true);
  if (proven.kind !== 'done') return proven;
  // Orders may have been made there while the daily look went on above them.
  const shaky = pass.kind === 'daily' && canLook ? look.shaky() : [];
  const again = await reread(shaky.filter((id) => id > lookedFirst));
  if (again.kind !== 'done') return again;
  if (canLook) memory.lastLookAt = startedAt;
  return finish(pass, memory, missedNow, base);
}

function noteZone(answer: Extract<ReadAnswer, { kind: 'found' }>, memory: Memory) {
  if (answer.serverTime === null) return;
  const offset = measureZone(answer.order, answer.serverTime);
  if (offset !== null) memory.tellZone(offset);
}

function triesFor(pass: Pass, id: number): number {
  return rangeOf(pass.ledger.written(), id)?.kind === 'failed' ? 1 : 3;
}

/** What passes before left: misses that may have been too early, ids never settled, and failed ids. */
function leftOver(pass: Pass, looseEnds: readonly number[], isFirstDone: boolean): number[] {
  const { ledger } = pass;
  const isDaily = pass.kind === 'daily';
  const newest = ledger.newest() ?? 0;
  const open: number[] = [];
  if (isFirstDone) {
    const ids = descending(notYetRanges(ledger.holds(), 1, newest));
    const most = isDaily ? Infinity : lightFill;
    for (let id = ids.next(); id !== null && open.length < most; id = ids.next()) open.push(id);
  }
  const failedIds = idsOf(ledger.written(), 'failed', 1, Number.MAX_SAFE_INTEGER, Infinity)
    .filter((id) => isDaily || (rangeOf(ledger.written(), id)?.tries ?? 0) <= lightRetryTries)
    .slice(isDaily ? -dailyRetries : -lightRetries);
  return [...new Set([...looseEnds, ...open, ...failedIds])];
}

async function finish(
  pass: Pass,
  memory: Memory,
  missedNow: ReadonlySet<number>,
  base: number,
): Promise<PassEnd> {
  const { ledger, committer } = pass;
  const newest = ledger.newest() ?? 0;
  const above = [...missedNow].filter((id) => id > base);
  // An order made between the look at its id and the find above it would be taken for missing: look once more.
  memory.looseEnds = above.filter((id) => id < newest);
  memory.lookedUpTo = Math.max(newest, ...above);
  for (const id of memory.looseEnds) record(pass, { kind: 'missing', id });
  const saved = await written(pass);
  if (saved.kind !== 'done') return saved;
  const marks = ledger.marks();
  const start = marks.startId ?? 0;
  // Misses above the start hold from now on if all of them are of this pass.
  const olderMisses = idsOf(ledger.written(), 'missing', start + 1, newest, Infinity);
  const canTrust =
    (marks.firstPassDone || marks.startId !== null) &&
    newest > 0 &&
    olderMisses.every((id) => missedNow.has(id));
  const now = pass.clock.now();
  committer.setMarks({
    ...marks,
    startId: canTrust ? newest : marks.startId,
    lastPassAt: now,
    lastGapCheckAt: pass.kind === 'daily' ? now : marks.lastGapCheckAt,
  });
  return written(pass);
}
