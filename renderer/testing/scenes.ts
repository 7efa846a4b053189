import { connectorScenes } from './connector-scenes';
import { doctorScenes } from './doctor-scenes';
import type { FakeStart } from './fake-bridge';
import { historyScenes } from './history-scenes';
import { shopScenes } from './shop-scenes';

/** The states of the desk that can be looked at in a plain browser, by name. */
export function scenes(now: number): Readonly<Record<string, FakeStart>> {
  const stopped = (error: NonNullable<FakeStart['connectFails']>['error']): FakeStart => ({
    phase: { kind: 'stopped', error },
  });
  return {
    day: {},
    walking: {
      phase: { kind: 'walking', pass: 'first', done: 288, total: 412, rate: 14.2, secondsLeft: 9 },
    },
    offline: {
      phase: { kind: 'waiting', error: { code: 'offline', facts: {} }, retryAt: now + 40_000 },
      sync: { isOnline: false, lastContactAt: now - 3 * 3_600_000 },
    },
    waiting: {
      phase: {
        kind: 'waiting',
        error: { code: 'time-out', facts: { seconds: 30 } },
        retryAt: now + 90_000,
      },
    },
    'dead-line': {
      phase: { kind: 'waiting', error: { code: 'offline', facts: {} }, retryAt: now + 40_000 },
      sync: { isOnline: true, lastContactAt: now - 3 * 3_600_000 },
    },
    'not-allowed': stopped({ code: 'address-not-allowed', facts: { ip: '203.0.113.77' } }),
    'wrong-key': stopped({ code: 'wrong-key', facts: { username: 'desk' } }),
    'no-zone': { shop: { zone: { kind: 'unknown' } } },
    empty: {
      orders: 0,
      phase: { kind: 'finding-newest', pass: 'first', probes: 9 },
      sync: { coverage: { read: 0, missing: 0, failed: 0, notYet: 0, ranges: [] }, lookedUpTo: 0 },
    },
    connect: {
      isConnected: false,
      vault: { kind: 'unset', offers: ['passphrase', 'session'] },
      stepMs: 600,
    },
    'connect-key-store': {
      isConnected: false,
      vault: { kind: 'unset', offers: ['os-key-store', 'passphrase', 'session'] },
      stepMs: 600,
    },
    blocked: {
      isConnected: false,
      connectFails: {
        at: 'login',
        error: { code: 'address-not-allowed', facts: { ip: '203.0.113.77' } },
      },
    },
    redirect: {
      isConnected: false,
      connectFails: {
        at: 'reach',
        error: {
          code: 'redirect',
          facts: { status: 301, location: 'https://www.shop.example.com/' },
        },
      },
    },
    locked: { vault: { kind: 'locked' } },
    ...historyScenes(now),
    ...doctorScenes(),
    ...connectorScenes(now),
    unreadable: { vault: { kind: 'unreadable', reason: 'the keyring is locked' } },
    ...shopScenes(now),
  };
}
