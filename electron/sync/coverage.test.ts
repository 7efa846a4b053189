import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SettledRange } from '../cache/types';
import {
  countKinds,
  idsOf,
  kindOf,
  notYetRanges,
  settle,
  settledUpTo,
  summarise,
  trusted,
} from './coverage';
import type { Coverage } from './coverage';

const last = 60;
const ids = Array.from({ length: last }, (_, index) => index + 1);

const range = fc
  .record({
    from: fc.integer({ min: 1, max: last }),
    length: fc.integer({ min: 0, max: 12 }),
    kind: fc.constantFrom('read' as const, 'missing' as const, 'failed' as const),
    tries: fc.integer({ min: 1, max: 2 }),
  })
  .map(({ from, length, kind, tries }): SettledRange => {
    const isFailed = kind === 'failed';
    const to = Math.min(last, from + length);
    return {
      from,
      to,
      kind,
      reason: isFailed ? 'empty-answer' : null,
      tries: isFailed ? tries : 0,
    };
  });
const steps = fc.array(fc.array(range, { maxLength: 6 }), { maxLength: 6 });

/** What each id is by brute force. */
function byHand(batches: readonly (readonly SettledRange[])[]): Map<number, SettledRange> {
  const known = new Map<number, SettledRange>();
  for (const one of batches.flat())
    for (let id = one.from; id <= one.to; id += 1) known.set(id, one);
  return known;
}

const settleAll = (batches: readonly (readonly SettledRange[])[]): Coverage =>
  batches.reduce<Coverage>((coverage, batch) => settle(coverage, batch), []);

describe('coverage of any history', () => {
  test('knows each id as what was settled last', () => {
    fc.assert(
      fc.property(steps, (batches) => {
        const coverage = settleAll(batches);
        const known = byHand(batches);
        for (const id of ids) expect(kindOf(coverage, id)).toBe(known.get(id)?.kind ?? 'not-yet');
      }),
    );
  });

  test('is ascending, without overlaps, and joined where it can be', () => {
    fc.assert(
      fc.property(steps, (batches) => {
        const coverage = settleAll(batches);
        coverage.forEach((one, index) => {
          expect(one.from).toBeLessThanOrEqual(one.to);
          const next = coverage[index + 1];
          if (next === undefined) return;
          expect(next.from).toBeGreaterThan(one.to);
          const isSame = next.kind === one.kind && next.tries === one.tries;
          expect(isSame && next.from === one.to + 1).toBe(false);
        });
      }),
    );
  });

  test('leaves exactly the unsettled ids as not yet', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: last }), (batches, from) => {
        const coverage = settleAll(batches);
        const open = notYetRanges(coverage, from, last).flatMap((one) =>
          ids.filter((id) => id >= one.from && id <= one.to),
        );
        expect(open).toEqual(ids.filter((id) => id >= from && kindOf(coverage, id) === 'not-yet'));
        const first = ids.find((id) => kindOf(coverage, id) === 'not-yet') ?? last + 1;
        expect(settledUpTo(coverage)).toBe(first - 1);
      }),
    );
  });

  test('counts and lists each kind', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: last }), (batches, newest) => {
        const coverage = settleAll(batches);
        const counts = countKinds(coverage, newest);
        for (const kind of ['read', 'missing', 'failed'] as const) {
          const expected = ids.filter((id) => id <= newest && kindOf(coverage, id) === kind);
          expect(counts[kind]).toBe(expected.length);
          expect(idsOf(coverage, kind, 1, newest, Infinity)).toEqual(expected);
        }
        expect(counts.read + counts.missing + counts.failed + counts.notYet).toBe(newest);
      }),
    );
  });

  test('is summarised without a hole, within the limit, exactly where it fits', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 3, max: 80 }), (batches, limit) => {
        const coverage = settleAll(batches);
        const summary = summarise(coverage, last, limit);
        expect(summary.length).toBeLessThanOrEqual(limit);
        expect(summary[0]?.from).toBe(1);
        expect(summary.at(-1)?.to).toBe(last);
        summary.forEach((one, index) => {
          const next = summary[index + 1];
          if (next !== undefined) expect(next.from).toBe(one.to + 1);
        });
        if (limit < last) return;
        for (const one of summary)
          for (let id = one.from; id <= one.to; id += 1)
            expect(kindOf(coverage, id)).toBe(one.kind);
      }),
    );
  });

  test('trusts no miss above the start', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: last }), (batches, start) => {
        const coverage = settleAll(batches);
        const held = trusted(coverage, start);
        for (const id of ids) {
          const kind = kindOf(coverage, id);
          const expected = kind === 'missing' && id > start ? 'not-yet' : kind;
          expect(kindOf(held, id)).toBe(expected);
        }
      }),
    );
  });
});

test('a failed id stays visible among many', () => {
  const many = Array.from({ length: 5_000 }, (_, index): SettledRange => ({
    from: index + 1,
    to: index + 1,
    kind: index % 10 === 0 ? 'missing' : 'read',
    reason: null,
    tries: 0,
  }));
  const failed: SettledRange = {
    from: 2_000,
    to: 2_000,
    kind: 'failed',
    reason: 'empty-answer',
    tries: 3,
  };
  const summary = summarise(settle(many, [failed]), 6_000);
  expect(summary.length).toBeLessThanOrEqual(400);
  expect(summary.map(({ kind }) => kind)).toEqual(['read', 'failed', 'read', 'not-yet']);
});

test('the summary of an empty shop is empty', () => {
  expect(summarise([], 0)).toEqual([]);
  expect(settledUpTo([])).toBe(0);
});
