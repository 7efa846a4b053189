import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ok } from '../../shared/result';
import { findNewest } from './find-newest';

async function search(ids: ReadonlySet<number>, hint: number | null = null) {
  const asked = new Set<number>();
  const result = await findNewest(
    async (wanted) => {
      for (const id of wanted) asked.add(id);
      return ok(new Set(wanted.filter((id) => ids.has(id))));
    },
    hint,
    500,
  );
  if (!result.ok) throw new Error(result.error.code);
  return { newest: result.value, asked };
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

test('answers null for a shop without orders, in few probes', async () => {
  const { newest, asked } = await search(new Set());
  expect(newest).toBeNull();
  expect(asked.size).toBeLessThan(36);
});

test.each([1, 2, 3, 17, 450, 4_096, 100_000, 1_000_000])(
  'finds the newest of %i ids without holes, or stops close below it',
  async (last) => {
    const ids = { has: (id: number) => id >= 1 && id <= last } as ReadonlySet<number>; // only `has` is used
    const { newest, asked } = await search(ids);
    expect(newest).toBeGreaterThan(last - 32);
    expect(newest).toBeLessThanOrEqual(last);
    expect(asked.size).toBeLessThan(60 + 6 * Math.log2(last));
  },
);

test('asks for little that is neither below the newest nor within the gap rule above', async () => {
  for (const last of [1, 30, 450, 451, 500, 512, 700]) {
    const { asked } = await search(new Set(upTo(last)));
    expect([...asked].filter((id) => id > last + 501).length).toBeLessThanOrEqual(9);
  }
});

test('comes within the gap rule of the newest in any shop with a tenth of holes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3_000 }),
      fc.integer({ min: 0, max: 1_000 }),
      fc.option(fc.integer({ min: 1, max: 4_000 }), { nil: null }),
      async (last, salt, hint) => {
        const ids = new Set(upTo(last).filter((id) => (id * 7_919 + salt * 104_729) % 10 !== 0));
        ids.add(last);
        const { newest } = await search(ids, hint);
        expect(newest).toBeGreaterThan(last - 40);
      },
    ),
    { numRuns: 60 },
  );
});

test('is not misled by a gap of 500 ids, wherever it lies', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 2_500 }),
      fc.integer({ min: 40, max: 2_500 }),
      async (gapAfter, above) => {
        const ids = new Set(upTo(gapAfter + 500 + above));
        for (let id = gapAfter + 1; id <= gapAfter + 500; id += 1) ids.delete(id);
        const { newest } = await search(ids);
        expect(newest).toBeGreaterThan(gapAfter + 500);
      },
    ),
    { numRuns: 60 },
  );
});

test('takes a hint, and does well without a good one', async () => {
  const ids = new Set(upTo(5_000));
  expect((await search(ids, 5_000)).newest).toBe(5_000);
  expect((await search(ids, 5_000)).asked.size).toBeLessThan(60);
  expect((await search(ids, 20)).newest).toBeGreaterThan(4_968);
  expect((await search(ids, 9_000_000)).newest).toBeGreaterThan(4_968);
});
