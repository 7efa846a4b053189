import type { ConnectorMarks } from '../cache/types';
import { compareRange, rangeIds, readAgain } from './connector-compare';
import { followChanges } from './connector-delta';
import { doneMarks, readEverything } from './connector-full';
import { write } from './connector-write';
import type { ConnectorPass } from './connector-write';
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

  const again = await readAgain(pass, toRetry(pass));
  if (again.kind !== 'done') return again;
  const above = await compareAbove(pass, followed.highest);
  if (above.kind !== 'done') return above;
  const compared = await compareInTurn(pass, followed.marks, followed.highest, memory, steps);
  if (compared.kind !== 'done') return compared;
  const written = await write(pass, {
    askedAt: clock.now(),
    marks: doneMarks(pass, followed.highest, clock.now()),
  });
  return written.ok ? { kind: 'done' } : failed(written.error);
}

function toRetry({ ledger }: ConnectorPass): readonly number[] {
  return idsOf(ledger.written(), 'failed', 1, Number.MAX_SAFE_INTEGER, Infinity)
    .filter((id) => (rangeOf(ledger.written(), id)?.tries ?? 0) <= retryTries)
    .slice(-retries);
}

/** Orders cached above the shop's highest: the shop was restored from a backup, or its newest orders were deleted. */
async function compareAbove(pass: ConnectorPass, highest: number): Promise<PassEnd> {
  const newest = pass.ledger.newestWritten() ?? 0;
  for (let from = highest + 1; from <= newest; from += rangeIds) {
    const range = { from, to: Math.min(newest, from + rangeIds - 1) };
    const cached = await pass.writer.versions(pass.shop, range.from, range.to);
    if (!cached.ok) return failed(cached.error);
    if (cached.value.length === 0) continue; // known to be gone
    const end = await compareRange(pass, range);
    if (end.kind !== 'done') return end;
  }
  return { kind: 'done' };
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
  const top = Math.max(highest, pass.ledger.newestWritten() ?? 0, 1);
  const ranges = Math.ceil(top / rangeIds);
  const everyMs = Math.min(options.compareEveryMs, options.dailyEveryMs / ranges);
  const isBehind = isOver(before.comparedAt, options.dailyEveryMs, clock.now());
  const isDue = isOver(memory.lastAt, everyMs, clock.now());
  const most = isBehind ? options.compareBehind : isDue ? 1 : 0;
  let marks = before;
  let from = Math.max(1, marks.compareFrom > top ? 1 : marks.compareFrom);
  const left = Math.ceil((top - from + 1) / rangeIds);
  steps.total += Math.min(most, left);
  for (let turn = 0; turn < Math.min(most, left); turn += 1) {
    const range = { from, to: Math.min(top, from + rangeIds - 1) };
    const end = await compareRange(pass, range);
    if (end.kind !== 'done') return end;
    if (pass.signal.aborted) return { kind: 'cancelled' };
    from += rangeIds;
    const isRound = from > top;
    marks = {
      ...marks,
      compareFrom: isRound ? 1 : from,
      comparedAt: isRound ? clock.now() : marks.comparedAt,
    };
    const written = await write(pass, { askedAt: clock.now(), connector: marks });
    if (!written.ok) return failed(written.error);
    memory.lastAt = clock.now();
    steps.done += 1;
  }
  return { kind: 'done' };
}

/** Whether so much time has passed; true as well where the machine's clock was set back. */
function isOver(since: number | null, ms: number, now: number): boolean {
  return since === null || now - since >= ms || now < since;
}
