import { describe, expect, test } from 'vitest';
import { createSharedLimit } from './shared-limit';

/** Syncs that each want a number of requests; `end` gives back the oldest request under way. */
function setUp(most: number, wants: Readonly<Record<string, number>>) {
  const limit = createSharedLimit(most);
  const underWay: { readonly name: string; readonly leave: () => void }[] = [];
  const begun: string[] = [];
  const left = new Map(Object.entries(wants));
  const starts = new Map<string, () => void>();
  for (const name of left.keys()) {
    const start = () => {
      while ((left.get(name) ?? 0) > 0 && place.tryEnter()) {
        left.set(name, (left.get(name) ?? 0) - 1);
        begun.push(name);
        underWay.push({ name, leave: place.leave });
      }
    };
    const place = limit.join(start);
    starts.set(name, start);
  }
  return {
    limit,
    left,
    begun,
    underWay,
    start: (name: string) => starts.get(name)?.(),
    end() {
      const one = underWay.shift();
      one?.leave();
      if (one !== undefined) starts.get(one.name)?.(); // as a sync does: it looks for more
    },
  };
}

describe('requests of all syncs', () => {
  test('never exceed the sum, and each is made in the end', () => {
    const syncs = setUp(4, { a: 20, b: 7, c: 1 });
    for (const name of ['a', 'b', 'c']) syncs.start(name);
    while (syncs.underWay.length > 0) {
      expect(syncs.underWay.length).toBeLessThanOrEqual(4);
      syncs.end();
    }
    expect([...syncs.left.values()]).toEqual([0, 0, 0]);
    expect(syncs.begun).toHaveLength(28);
  });

  test('a late one waits until each of the others had one turn, though they have much to do', () => {
    const syncs = setUp(4, { a: 1_000, b: 1_000, late: 1_000 });
    syncs.start('a');
    syncs.start('b');
    syncs.end();
    syncs.start('late');
    for (let ends = 0; ends < 3; ends += 1) syncs.end();
    expect(syncs.begun).toContain('late');
  });

  test('are shared alike by those that always want more', () => {
    const syncs = setUp(4, { a: 1_000, b: 1_000, c: 1_000 });
    for (const name of ['a', 'b', 'c']) syncs.start(name);
    for (let ends = 0; ends < 900; ends += 1) syncs.end();
    for (const name of ['a', 'b', 'c']) {
      const count = syncs.begun.filter((one) => one === name).length;
      expect(count).toBeGreaterThan(290);
      expect(count).toBeLessThan(310);
    }
  });

  test('a turn nobody takes goes to the next', () => {
    const syncs = setUp(1, { a: 1, b: 1, c: 1 });
    for (const name of ['a', 'b', 'c']) syncs.start(name);
    syncs.left.set('b', 0); // its order was read otherwise meanwhile
    syncs.end();
    expect(syncs.begun).toEqual(['a', 'c']);
  });

  test('one that enters without asking is counted, and nobody else begins until there is room', () => {
    const syncs = setUp(1, { a: 1, b: 1 });
    syncs.start('a');
    const urgent = syncs.limit.join(() => undefined);
    urgent.enter();
    syncs.start('b');
    syncs.end();
    expect(syncs.begun).toEqual(['a']);
    urgent.leave();
    expect(syncs.begun).toEqual(['a', 'b']);
  });

  test('go on when one of the syncs fails in its turn', () => {
    const limit = createSharedLimit(1);
    const begun: string[] = [];
    const first = limit.join(() => undefined);
    const failing = limit.join(() => {
      throw new Error('a sync failed');
    });
    const last = limit.join(() => {
      if (last.tryEnter()) begun.push('last');
    });
    for (const place of [first, failing, last]) place.tryEnter();
    expect(first.leave).toThrow('a sync failed');
    expect(begun).toEqual(['last']);
    expect(first.tryEnter()).toBe(false);
    last.leave();
    expect(first.tryEnter()).toBe(true);
  });
});
