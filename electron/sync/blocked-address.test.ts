import { afterEach, describe, expect, test } from 'vitest';
import { startDemoShop } from '../../demo/server';
import { orderId } from '../../shared/ids';
import { fail } from '../../shared/result';
import type { SyncState } from '../../shared/sync-state';
import { memoryCache } from '../cache/testing/caches';
import { harbour } from '../cache/testing/headers';
import { createShopClient } from '../opencart/create-client';
import { createTransport } from '../opencart/transport';
import { valueOf } from '../sqlite/testing/files';
import { systemClock } from './clock';
import { kindOf } from './coverage';
import { createSync } from './engine';
import { makeDesk } from './testing/desk';
import { idsWithHoles } from './testing/fake-shop';

const ids = idsWithHoles(150);
const options = { gapRule: 30 };

describe('a shop that no longer lists this address, in the middle of a walk', () => {
  function blockedDesk() {
    const desk = makeDesk({ ids, options });
    let ip: string | null = null;
    desk.shop.onRead = ({ serial }) => {
      if (serial !== 80) return null;
      ip = '198.51.100.1';
      desk.shop.killSessions(); // what a shop answers to a session of another address
      return null;
    };
    desk.shop.onLogin = () => (ip === null ? null : fail('address-not-allowed', { ip }));
    const see = (address: string | null) => {
      ip = address;
    };
    return { desk, see };
  }

  test('is tried again after 30 s, then ever later up to 5 min, and what was read stays', async () => {
    const { desk, see } = blockedDesk();
    desk.engine().start();
    await desk.runTo('waiting');
    const before = await desk.position();
    expect(before.ranges.some(({ kind }) => kind === 'read')).toBe(true);
    const waits: number[] = [];
    for (let pass = 0; pass < 7; pass += 1) {
      const { phase } = desk.engine().state();
      if (phase.kind !== 'waiting') throw new Error(phase.kind);
      expect(phase.error.code).toBe('address-not-allowed');
      waits.push(phase.retryAt - desk.clock.now());
      if (pass === 3) see('198.51.100.2');
      await desk.clock.runUntil(() => {
        const next = desk.engine().state().phase;
        return next.kind === 'waiting' && next.retryAt !== phase.retryAt;
      });
    }
    expect(waits).toEqual([30_000, 60_000, 120_000, 240_000, 300_000, 300_000, 300_000]);
    expect(desk.engine().state().phase).toMatchObject({ error: { facts: { ip: '198.51.100.2' } } });
    expect((await desk.position()).ranges).toEqual(before.ranges);
  });

  test('is read on, by itself, once the address is listed', async () => {
    const { desk, see } = blockedDesk();
    desk.engine().start();
    await desk.runTo('waiting');
    await desk.clock.pass(100_000);
    see(null);
    await desk.clock.pass(300_000);
    await desk.runTo('idle');
    expect((await desk.kinds()).read).toEqual(ids);
    expect((await desk.kinds()).failed).toEqual([]);
  });

  test('tells the address too when one order is asked for', async () => {
    const { desk } = blockedDesk();
    desk.engine().start();
    await desk.runTo('waiting');
    const told = await desk.engine().refresh(orderId(3));
    expect(told).toEqual(fail('address-not-allowed', { ip: '198.51.100.1' }));
  });
});

const open: { close(): unknown }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

test.each(['2.3', '3.0'] as const)(
  'a running %s shop that sees another address is waited for, and read whole when it lists it',
  async (dialect) => {
    const shop = await startDemoShop({ dialect, orders: 150, latencyMs: 2 });
    const transport = createTransport({
      proxyFor: async () => 'DIRECT',
      extraCa: [],
      userAgent: 'Cartwright/test',
      timeoutMs: 5_000,
    });
    const credentials = { address: `${shop.url}/`, username: shop.username, key: shop.key };
    const { writer } = memoryCache();
    const listeners = new Set<(state: SyncState) => void>();
    const engine = createSync({
      shop: harbour,
      client: createShopClient({ dialect, credentials, transport }),
      writer,
      clock: systemClock(),
      newestOrderIdHint: null,
      onState: (state) => listeners.forEach((listener) => listener(state)),
      onChanged: () => undefined,
      onZoneMeasured: () => undefined,
      options: { gapRule: 30, blockedWaitMs: 25, stateEveryMs: 5 },
    });
    open.push(shop, transport, { close: () => engine.stop() });
    const until = (isSo: (state: SyncState) => boolean) =>
      new Promise<void>((resolve) => {
        const look = (state: SyncState) => {
          if (!isSo(state)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look(engine.state());
      });

    engine.start();
    await until(({ coverage }) => coverage.read >= 25);
    shop.control.setCallerAddress('203.0.113.9');
    await until(({ phase }) => phase.kind === 'waiting');
    expect(engine.state().phase).toMatchObject({
      error: { code: 'address-not-allowed', facts: { ip: '203.0.113.9' } },
    });
    expect((await valueOf(writer.newest(harbour, 500))).length).toBeGreaterThanOrEqual(25);
    const { logins } = engine.state();
    await until((state) => state.logins > logins + 1); // it tries by itself, in vain
    shop.control.allowAddress('203.0.113.9');
    await until((state) => state.firstPassDone && state.phase.kind === 'idle');
    const { ranges } = await valueOf(writer.position(harbour));
    const ids = shop.control.orderIds();
    expect(ids.filter((id) => kindOf(ranges, id) === 'read')).toEqual([...ids]);
  },
  30_000,
);
