import type { ConnectorMarks } from '../cache/types';
import { compareRange, rangeIds, readAgain } from './connector-compare';
import { followChanges } from './connector-delta';
import { doneMarks, readEverything } from './connector-full';
import { write } from './connector-write';
import type { ConnectorPass } from './connector-write';
import { comparedStretches, countRanges, lastKnown, rangeAt } from './connector-stretches';
import { idsOf, rangeOf } from './coverage';
import { failed } from './pass';
import type { PassEnd } from './pass';

/** What passes through the connector tell each other in one run of the desk. */
export type CompareMemory = { lastAt: number | null };

/** Failed ids an ordinary pass reads again; those tried too often wait for their range to be compared. */
const retries = 5;
const retryTries = 6;

/** True while not every order was read through the connector. */
export function isFullDue(marks: ConnectorMarks | null): boolean {
  return marks === null || marks.fullDoneAt === null || marks.mark === null;
}

/** One pass through the connector: everything, or what changed and the ranges whose turn it is. */
export async function runConnectorPass(
  pass: ConnectorPass,
  memory: CompareMemory,
): Promise<PassEnd> {
  if (pass.kind === 'first') return readEverything(pass);
  const { ledger, clock } = pass;
  const before = ledger.connector();
  if (before === null || before.mark === null) return { kind: 'done' }; // the user ended the first page
  const steps = { done: 0, total: 1 };
  pass.showPhase(() => ({ kind: 'following', pass: pass.kind, ...steps }));
  const followed = await followChanges(pass, before);
  if (followed.kind === 'end') return followed.end;
  steps.done = 1;
  if (isFullDue(before)) return { kind: 'done' };

  const above = await compareAbove(pass, followed.highest);
  if (above.kind !== 'done') return above;
  const compared = await compareInTurn(pass, followed.marks, followed.highest, memory, steps);
  if (compared.kind !== 'done') return compared;
  const written = await write(pass, {
    askedAt: clock.now(),
    marks: doneMarks(pass, followed.highest, clock.now()),
  });
  if (!written.ok) return failed(written.error);
  // Last, so that an order the shop breaks at holds nothing else up.
  return readAgain(pass, toRetry(pass));
}

function toRetry({ ledger }: ConnectorPass): readonly number[] {
  return idsOf(ledger.written(), 'failed', 1, Number.MAX_SAFE_INTEGER, Infinity)
    .filter((id) => (rangeOf(ledger.written(), id)?.tries ?? 0) <= retryTries)
    .slice(-retries);
}

/** Orders cached above the shop's highest: the shop was restored from a backup, or its newest orders were deleted. */
async function compareAbove(pass: ConnectorPass, highest: number): Promise<PassEnd> {
  const newest = lastKnown(pass.ledger.written());
  for (let from = nextRead(pass, highest + 1); from <= newest;) {
    const range = { from, to: Math.min(newest, from + rangeIds - 1) };
    from = nextRead(pass, range.to + 1);
    const cached = await pass.writer.versions(pass.shop, range.from, range.to);
    if (!cached.ok) return failed(cached.error);
    if (cached.value.length === 0) continue; // known to be gone
    const end = await compareRange(pass, range);
    if (end.kind !== 'done') return end;
  }
  return { kind: 'done' };
}

/** The first id from here on whose order is cached; Infinity where there is none. */
function nextRead({ ledger }: ConnectorPass, from: number): number {
  return idsOf(ledger.written(), 'read', from, Number.MAX_SAFE_INTEGER, 1)[0] ?? Infinity;
}

/**
 * Compares ranges in turn, from the lowest id up, so that each order is compared at least once a day: one range every few minutes, and
 * several in a pass while the last whole round is more than a day ago. Where the round stands is written after each range.
 */
async function compareInTurn(
  pass: ConnectorPass,
  before: ConnectorMarks,
  highest: number,
  memory: CompareMemory,
  steps: { done: number; total: number },
): Promise<PassEnd> {
  const { clock, options } = pass;
  const coverage = pass.ledger.written();
  const stretches = comparedStretches(coverage, Math.max(highest, lastKnown(coverage), 1));
  const ranges = countRanges(stretches, 1);
  const everyMs = Math.min(options.compareEveryMs, options.dailyEveryMs / ranges);
  const isBehind = isOver(before.comparedAt, options.dailyEveryMs, clock.now());
  const isDue = isOver(memory.lastAt, everyMs, clock.now());
  const most = isBehind ? options.compareBehind : isDue ? 1 : 0;
  let marks = before;
  let range = rangeAt(stretches, marks.compareFrom) ?? rangeAt(stretches, 1);
  steps.total += Math.min(most, countRanges(stretches, range?.from ?? 1));
  for (let turn = 0; turn < most && range !== null; turn += 1) {
    // Before the comparison: one that fails is not due again in the very next pass.
    memory.lastAt = clock.now();
    const end = await compareRange(pass, range);
    if (end.kind !== 'done') return end;
    if (pass.signal.aborted) return { kind: 'cancelled' };
    const from = range.to + 1;
    range = rangeAt(stretches, from);
    const isRound = range === null;
    marks = {
      ...marks,
      compareFrom: isRound ? 1 : from,
      comparedAt: isRound ? clock.now() : marks.comparedAt,
    };
    const written = await write(pass, { askedAt: clock.now(), connector: marks });
    if (!written.ok) return failed(written.error);
    steps.done += 1;
  }
  return { kind: 'done' };
}

/** Whether so much time has passed; true as well where the machine's clock was set back. */
function isOver(since: number | null, ms: number, now: number): boolean {
  return since === null || now - since >= ms || now < since;
}
