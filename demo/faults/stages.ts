import type { WriteTrouble } from '../shop/history-writer';
import type { Fault, FaultName } from './fault';

/** How far the shop gets with a request before a fault strikes. */
export type Stage = 'before' | 'during' | 'after';

/** Faults that let the shop do all of its work unless told otherwise; the others strike first. */
const strikesLate: ReadonlySet<FaultName> = new Set([
  'write-lost',
  'html-500',
  'error-html-redirect',
]);

/** The stage a fault strikes at. */
export function stageOf(fault: Fault): Stage {
  if (fault.when !== undefined && fault.when !== 'midway') return fault.when;
  return strikesLate.has(fault.name) ? 'after' : 'before';
}

/** How the caller loses the answer: the connection breaks, or nothing ever comes; null for faults that answer. */
export function lossOf(fault: Fault): 'drop' | 'silence' | null {
  if (fault.name === 'time-out') return 'silence';
  if (fault.name === 'write-lost') return 'drop';
  return fault.name === 'dropped-connection' && fault.when !== 'midway' ? 'drop' : null;
}

/** What the faults do to a write. */
export function troubleOf(faults: readonly Fault[]): WriteTrouble {
  return {
    isMailDown: faults.some((fault) => fault.name === 'mail-down'),
    diesBeforeHistoryRow: faults.some((fault) => stageOf(fault) === 'during'),
  };
}

/** How far the faults set the shop's clock forward, in milliseconds. */
export function clockSkewMs(active: readonly Fault[]): number {
  const skew = active.find((fault) => fault.name === 'clock-skew');
  return skew === undefined ? 0 : (skew.minutes ?? 10) * 60_000;
}
