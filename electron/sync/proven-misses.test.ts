import { describe, expect, test } from 'vitest';
import { makeDesk } from './testing/desk';
import type { Desk } from './testing/desk';
import type { DeadAnswer } from './testing/fake-shop';
import { idsWithHoles } from './testing/fake-shop';

/** A shop with a gap of 60 ids and holes; the gap rule is shortened alike, so that every position can be tried. */
const ids = [...idsWithHoles(30), ...idsWithHoles(120, 91), 91];
const options = { gapRule: 60 };

async function killedAt(serial: number, dialect: '2.3' | '3.0', how: DeadAnswer): Promise<Desk> {
  const desk = makeDesk({ ids, dialect, options, isPlain: true });
  // Odd latencies mix the order of answers of parallel requests.
  if (serial % 3 === 0) desk.shop.latencyMs = ({ id }) => 1 + ((id * 7) % 11);
  desk.shop.onRead = (read) => {
    if (read.serial === serial) desk.shop.killSessions(how);
    return null;
  };
  await desk.firstPass();
  return desk;
}

describe.each(['2.3', '3.0'] as const)('a session killed at every position on %s', (dialect) => {
  test.each(['session-dead', 'missing'] as const)(
    'that answers %s afterwards leads to no order marked missing',
    async (how) => {
      const clean = await killedAt(0, dialect, how);
      const last = clean.shop.asked.length;
      expect(last).toBeGreaterThan(180);
      const wrong: number[] = [];
      for (let serial = 1; serial <= last; serial += 1) {
        const desk = await killedAt(serial, dialect, how);
        const kinds = await desk.kinds();
        const isRight = kinds.missing.every((id) => !desk.shop.orders.has(id));
        const isWhole = kinds.read.length === desk.shop.orders.size;
        if (!isRight || !isWhole || kinds['not-yet'].length > 0) wrong.push(serial);
      }
      expect(wrong).toEqual([]);
    },
    60_000,
  );
});

test('logs in once more, silently, when a session dies', async () => {
  const desk = makeDesk({ ids: idsWithHoles(100), options });
  desk.shop.onRead = ({ serial }) => {
    if (serial === 60) desk.shop.killSessions();
    return null;
  };
  await desk.firstPass();
  expect(desk.shop.logins()).toBe(2);
  expect(desk.states.map((state) => state.phase.kind)).not.toContain('waiting');
});

test('gets through a gap though no session lives longer than 8 requests', async () => {
  const desk = makeDesk({ ids, options });
  let current = 0;
  let lived = 0;
  desk.shop.onRead = ({ session }) => {
    lived = session === current ? lived + 1 : 1;
    current = session;
    return lived > 8 ? { kind: 'session-dead' } : null;
  };
  await desk.firstPass();
  const kinds = await desk.kinds();
  expect(kinds.read).toEqual([...desk.shop.orders.keys()].sort((a, b) => a - b));
  expect(kinds['not-yet']).toEqual([]);
});

test('stops for the user when the shop accepts no session it hands out', async () => {
  const desk = makeDesk({ ids });
  desk.shop.onRead = () => ({ kind: 'session-dead' });
  desk.engine().start();
  await desk.runTo('stopped');
  expect(desk.engine().state().phase).toMatchObject({ error: { code: 'no-permission' } });
  expect(desk.shop.requests()).toBeLessThan(30);
});

test('stops for the user when the new login ends as wrong-key, and goes on when asked', async () => {
  const desk = makeDesk({ ids: idsWithHoles(100), options });
  desk.shop.onRead = ({ serial }) => {
    if (serial === 60) desk.shop.killSessions();
    return null;
  };
  desk.shop.onLogin = (serial) =>
    serial > 1 ? { ok: false, error: { code: 'wrong-key', facts: { username: 'desk' } } } : null;
  desk.engine().start();
  await desk.runTo('stopped');
  expect(desk.engine().state().phase).toMatchObject({ error: { code: 'wrong-key' } });
  desk.shop.onLogin = () => null;
  desk.engine().now();
  await desk.runTo('idle');
  expect((await desk.kinds()).read).toEqual(idsWithHoles(100));
});
