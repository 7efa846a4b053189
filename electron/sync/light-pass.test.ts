import { describe, expect, test } from 'vitest';
import { orderId } from '../../shared/ids';
import { makeDesk } from './testing/desk';
import type { Desk } from './testing/desk';
import { idsWithHoles } from './testing/fake-shop';

const ids = idsWithHoles(120);
const options = { gapRule: 40 };

async function afterFirstPass(): Promise<Desk> {
  const desk = makeDesk({ ids, options });
  await desk.firstPass();
  desk.shop.asked.length = 0;
  return desk;
}

async function nextPass(desk: Desk): Promise<void> {
  const { phase } = desk.engine().state();
  if (phase.kind !== 'idle') throw new Error(phase.kind);
  await desk.clock.pass(60_000);
  await desk.runTo('idle');
}

test('looks 20 ids past the newest and reads the 50 newest again', async () => {
  const desk = await afterFirstPass();
  await nextPass(desk);
  const asked = new Set(desk.shop.asked);
  for (let id = 121; id <= 140; id += 1) expect(asked).toContain(id);
  expect(asked).not.toContain(141);
  for (const id of ids.slice(-50)) expect(asked).toContain(id);
  expect(asked).not.toContain(ids.at(-51));
  expect(desk.shop.asked.length).toBeLessThanOrEqual(20 + 50 + 20 + 3);
});

test('reads orders that come at ids that were missing before, pass after pass', async () => {
  const desk = await afterFirstPass();
  await nextPass(desk);
  for (const round of [1, 2, 3]) {
    for (let id = 1; id <= 4; id += 1) desk.shop.add(120 + round * 7 + id);
    await nextPass(desk);
  }
  const kinds = await desk.kinds();
  expect(kinds.read).toEqual([...desk.shop.orders.keys()].sort((a, b) => a - b));
  expect(kinds['not-yet']).toEqual([]);
  expect(kinds.missing.filter((id) => desk.shop.orders.has(id))).toEqual([]);
});

test('writes no misses above the newest order', async () => {
  const desk = await afterFirstPass();
  const before = (await desk.position()).ranges.at(-1);
  desk.shop.add(125);
  await nextPass(desk);
  const { ranges } = await desk.position();
  expect(ranges.filter(({ from }) => from > 125 && from > (before?.to ?? 0))).toEqual([]);
  expect(desk.engine().state().coverage.ranges.at(-1)?.to).toBe(125);
});

test('notices within two passes when an order made late fills a hole below a newer one', async () => {
  const desk = await afterFirstPass();
  // 121 is made between the look at it and the find of 122.
  desk.shop.onRead = ({ id }) => {
    if (id === 121) {
      desk.shop.onRead = () => null;
      desk.shop.add(122);
      return { kind: 'missing' };
    }
    return null;
  };
  const add = desk.shop.add;
  await nextPass(desk);
  add(121);
  await nextPass(desk);
  expect((await desk.kinds()).read).toContain(121);
});

test('reads young abandoned orders again, whatever their place, and tells what changed', async () => {
  const desk = makeDesk({ ids, options: { ...options, recentOrders: 5 } });
  desk.shop.add(20, { statusId: 0, dateAdded: '2026-11-19 09:00:00' });
  desk.shop.add(31, { statusId: 0, dateAdded: '2026-11-21 09:00:00' }); // it is 23 November, noon
  desk.shop.add(32, { statusId: 2, dateAdded: '2026-11-21 09:00:00' });
  await desk.firstPass();
  desk.shop.asked.length = 0;
  await nextPass(desk);
  expect(desk.shop.asked).toContain(31);
  expect(desk.shop.asked).not.toContain(20);
  expect(desk.shop.asked).not.toContain(32);
  desk.shop.add(31, { statusId: 2, dateAdded: '2026-11-21 09:00:00' });
  desk.changes.length = 0;
  await nextPass(desk);
  expect(desk.changes.flatMap(({ ids: changed }) => changed ?? [])).toEqual([31]);
});

test('flags a change of a recent order with the next pass', async () => {
  const desk = await afterFirstPass();
  await nextPass(desk);
  desk.changes.length = 0;
  desk.shop.add(118, { statusId: 5 });
  await nextPass(desk);
  expect(desk.changes.flatMap(({ ids: changed }) => changed ?? [])).toEqual([118]);
});

test('keeps the cached copy of an order that was deleted in the shop', async () => {
  const desk = await afterFirstPass();
  desk.shop.orders.delete(118);
  await nextPass(desk);
  const kinds = await desk.kinds();
  expect(kinds.read).toContain(118);
  expect(desk.engine().state().phase.kind).toBe('idle');
});

test('looks past the newest by the whole gap rule once a day', async () => {
  const desk = makeDesk({ ids, options: { ...options, lightEveryMs: 3_600_000, recentOrders: 3 } });
  await desk.firstPass();
  desk.shop.asked.length = 0;
  desk.shop.add(155);
  await desk.clock.pass(22 * 3_600_000);
  expect(desk.shop.asked).not.toContain(141);
  await desk.clock.pass(3 * 3_600_000);
  await desk.runTo('idle');
  expect((await desk.kinds()).read).toContain(155);
  expect((await desk.kinds())['not-yet']).toEqual([]);
});

test('logs in again silently when the session died between two passes', async () => {
  const desk = await afterFirstPass();
  desk.shop.killSessions();
  const logins = desk.shop.logins();
  await nextPass(desk);
  expect(desk.shop.logins()).toBe(logins + 1);
  expect(desk.engine().state().phase.kind).toBe('idle');
});

test('logs in again silently when all sessions of a 2.3 pool died between two passes', async () => {
  const desk = makeDesk({ ids, options: { ...options, maxConcurrency: 8 }, dialect: '2.3' });
  desk.shop.latencyMs = () => 10;
  await desk.firstPass();
  desk.shop.killSessions();
  await nextPass(desk);
  expect(desk.engine().state().phase.kind).toBe('idle');
});

test('an order read by hand far above the newest does not make older misses hold', async () => {
  const desk = await afterFirstPass();
  // The first pass looked at these and wrote them as missing; now orders are made there.
  for (const id of [125, 140, 155]) desk.shop.add(id);
  expect(await desk.engine().refresh(orderId(155))).toMatchObject({ ok: true });
  await nextPass(desk);
  const kinds = await desk.kinds();
  expect(kinds.read.slice(-3)).toEqual([125, 140, 155]);
  expect(kinds['not-yet']).toEqual([]);
  expect(desk.engine().state().coverage.notYet).toBe(0);
});

describe('the shop zone', () => {
  test('is measured on the first brand-new order, once', async () => {
    const desk = await afterFirstPass();
    await nextPass(desk);
    desk.shop.add(121);
    await nextPass(desk);
    desk.shop.add(122);
    await nextPass(desk);
    expect(desk.zones).toEqual([60]);
  });

  test('is not measured on orders that may be old: after a long time without a look', async () => {
    const desk = await afterFirstPass();
    await nextPass(desk);
    desk.engine().pause();
    await desk.clock.pass(600_000);
    desk.shop.add(121);
    desk.engine().resume();
    await desk.clock.runUntil(() => desk.engine().state().newestOrderId === 121);
    await desk.runTo('idle');
    expect(desk.zones).toEqual([]);
  });

  test('is not measured on an order that only the daily look finds', async () => {
    const few = { ...options, lightEveryMs: 100_000, recentOrders: 3, dailyEveryMs: 250_000 };
    const desk = makeDesk({ ids, options: few });
    await desk.firstPass();
    desk.shop.add(150);
    await desk.clock.pass(320_000);
    await desk.runTo('idle');
    expect(desk.engine().state().newestOrderId).toBe(150);
    expect(desk.zones).toEqual([]);
  });
});
