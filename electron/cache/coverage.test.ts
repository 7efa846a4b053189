import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCoverage, settle, writeSettled } from './coverage';
import { memoryCache } from './testing/caches';
import type { SettledRange } from './types';

const read = (from: number, to: number): SettledRange => ({
  from,
  to,
  kind: 'read',
  reason: null,
  tries: 0,
});
const missing = (from: number, to: number): SettledRange => ({
  ...read(from, to),
  kind: 'missing',
});
const failed = (from: number, to: number, tries: number): SettledRange => ({
  from,
  to,
  kind: 'failed',
  reason: 'empty-answer',
  tries,
});

describe('settle', () => {
  test('joins neighbours that say the same', () => {
    expect(settle([read(1, 4), read(6, 9)], read(5, 5))).toEqual([read(1, 9)]);
    expect(settle([read(1, 4)], missing(5, 5))).toEqual([read(1, 4), missing(5, 5)]);
  });

  test('cuts what it replaces', () => {
    expect(settle([missing(1, 10)], read(4, 5))).toEqual([
      missing(1, 3),
      read(4, 5),
      missing(6, 10),
    ]);
  });

  test('keeps failed ranges with other tries apart', () => {
    expect(settle([failed(1, 2, 1)], failed(3, 3, 3))).toEqual([failed(1, 2, 1), failed(3, 3, 3)]);
    expect(settle([failed(1, 2, 1)], failed(3, 3, 1))).toEqual([failed(1, 3, 1)]);
  });

  test('keeps no reason for what did not fail', () => {
    expect(settle([], { ...read(1, 1), reason: 'left over', tries: 2 })).toEqual([read(1, 1)]);
  });

  test('refuses what is no range', () => {
    expect(() => settle([], read(3, 2))).toThrow('not a range');
    expect(() => settle([], read(0, 2))).toThrow('not a range');
  });
});

const ranges = fc
  .record({
    from: fc.integer({ min: 1, max: 60 }),
    length: fc.integer({ min: 0, max: 12 }),
    kind: fc.constantFrom('read' as const, 'missing' as const, 'failed' as const),
    tries: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ from, length, kind, tries }): SettledRange => {
    const to = from + length;
    return kind === 'failed' ? failed(from, to, tries) : { ...read(from, to), kind };
  });

test('coverage in the file equals what was last said of each id, in as few ranges as possible', () => {
  fc.assert(
    fc.property(fc.array(ranges, { maxLength: 30 }), (steps) => {
      const { db } = memoryCache();
      const byId = new Map<number, SettledRange>();
      writeSettled(db, 2, read(1, 100)); // another shop's, to see that it stays
      for (const step of steps) {
        writeSettled(db, 1, step);
        for (let id = step.from; id <= step.to; id += 1)
          byId.set(id, { ...step, from: id, to: id });
      }
      expect(readCoverage(db, 1)).toEqual(joined(byId));
      expect(readCoverage(db, 2)).toEqual([read(1, 100)]);
    }),
    { numRuns: 100 },
  );
});

function joined(byId: ReadonlyMap<number, SettledRange>): readonly SettledRange[] {
  const all: SettledRange[] = [];
  for (const [id, said] of [...byId].sort(([a], [b]) => a - b)) {
    const last = all.at(-1);
    if (last?.to === id - 1 && last.kind === said.kind && last.tries === said.tries) {
      all[all.length - 1] = { ...last, to: id };
    } else {
      all.push(said);
    }
  }
  return all;
}
