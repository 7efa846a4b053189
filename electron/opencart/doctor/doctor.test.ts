import { afterEach, describe, expect, test } from 'vitest';
import type { DoctorReport } from '../../../shared/doctor';
import { startDemoShop } from '../../../demo/server';
import { createServers } from '../testing/servers';
import { examine, findingOf, goodKey, inShort, makeDoctor } from './testing/examine';

type DemoOptions = Parameters<typeof startDemoShop>[0];

const { serve, closeAll } = createServers();
const shops: { close(): Promise<void> }[] = [];
afterEach(async () => {
  closeAll();
  for (const shop of shops.splice(0)) await shop.close();
});

async function openShop(options: DemoOptions) {
  const shop = await startDemoShop({ orders: 5, ...options });
  shops.push(shop);
  return { shop, patient: { address: shop.url, username: shop.username, key: shop.key } };
}

const reached = 'address, -name, connect, -certificate, redirect, answer, dialect';

describe('a shop that works', { timeout: 30_000 }, () => {
  test.each(['2.3', '3.0'] as const)(
    '%s passes every check, the connector apart',
    async (dialect) => {
      const { shop, patient } = await openShop({ dialect });
      const report = await examine(patient);
      expect(inShort(report)).toBe(
        `${reached}, release, clock, login, allowed, session, read, ?connector not-offered → install-connector`,
      );
      expect(report).toMatchObject({
        run: 'run-1',
        isFinished: true,
        typedAddress: shop.url,
        address: `${shop.url}/`,
        dialect,
        clockAheadSeconds: 0,
        proxy: null,
      });
      expect(report.requests).toBeLessThanOrEqual(11);
    },
  );

  test.each(['2.3', '3.0', '4.0', '4.1'] as const)(
    '%s with the connector passes that too',
    async (dialect) => {
      const { patient } = await openShop({ dialect, connector: {} });
      expect(findingOf(await examine(patient), 'connector')).toMatchObject({
        state: 'passed',
        error: null,
      });
    },
  );

  test('is told step by step, with the check under way running', async () => {
    const { patient } = await openShop({ dialect: '3.0' });
    const steps: DoctorReport[] = [];
    const whole = { certificate: null, ...patient };
    await makeDoctor().run(whole, (step) => steps.push(step), new AbortController().signal);
    const running = steps.map(
      (step) => step.findings.find(({ state }) => state === 'running')?.check,
    );
    expect(running).toEqual([
      'address',
      'name',
      'connect',
      'redirect',
      'login',
      'read',
      'connector',
    ]);
    expect(steps.every((step) => !step.isFinished && step.run === 'run-1')).toBe(true);
  });

  test('without a key is examined up to the login', async () => {
    const { patient } = await openShop({ dialect: '3.0' });
    const report = await examine({ ...patient, key: '' });
    expect(inShort(report)).toBe(
      `${reached}, release, clock, -login, -allowed, -session, -read, -connector`,
    );
  });

  test('that prints notices around its answers gets a warning', async () => {
    const { shop, patient } = await openShop({ dialect: '2.3' });
    shop.control.setFault('notice-before-json');
    const report = await examine(patient);
    expect(findingOf(report, 'answer')).toMatchObject({
      state: 'warning',
      error: { code: 'php-notices' },
    });
    expect(String(findingOf(report, 'answer').error?.facts['message'])).toContain('Notice');
    expect(findingOf(report, 'read').state).toBe('passed');
  });
});

describe('what the shop refuses', { timeout: 30_000 }, () => {
  test('a wrong key: login', async () => {
    const { patient } = await openShop({ dialect: '3.0' });
    const report = await examine({ ...patient, key: goodKey });
    expect(inShort(report)).toContain('clock, !login wrong-key → enter-key');
    expect(JSON.stringify(report)).not.toContain(goodKey);
  });

  test.each(['203.0.113.7', '2001:db8::7'])(
    'an address (%s): allowed, with it',
    async (address) => {
      const { shop, patient } = await openShop({ dialect: '3.0' });
      shop.control.setFault({ name: 'blocked-address', address });
      const report = await examine(patient);
      expect(inShort(report)).toContain('login, !allowed address-not-allowed → allow-address');
      expect(findingOf(report, 'allowed').action).toEqual({ kind: 'allow-address', ip: address });
    },
  );

  test('the generation a shop was updated to: dialect, and to go on with it', async () => {
    const { patient } = await openShop({ dialect: '4.1' });
    const report = await examine({ ...patient, dialect: '3.0' });
    expect(findingOf(report, 'dialect')).toMatchObject({
      state: 'failed',
      error: { code: 'other-dialect', facts: { found: '4.1', known: '3.0' } },
      action: { kind: 'use-dialect', dialect: '4.1', address: report.address },
    });
    expect(findingOf(report, 'login')).toMatchObject({ state: 'not-reached' });
    const same = await examine({ ...patient, dialect: '4.1' });
    expect(findingOf(same, 'dialect')).toMatchObject({ state: 'passed' });
  });

  test('its own session: session', async () => {
    const { shop, patient } = await openShop({ dialect: '3.0' });
    shop.control.setFault({ name: 'expired-token', every: 1 });
    expect(inShort(await examine(patient))).toMatch(/allowed, !session no-permission → try-again$/);
  });

  test.each([
    ['a line\nbreak' + goodKey, 'line-break'],
    [`${goodKey} `, 'blank-at-an-end'],
    [`${goodKey}\u0007`, 'control-character'],
  ])('a key that cannot be one is not sent: %j', async (key, reason) => {
    const posts: string[] = [];
    const url = await serve((request, response) => {
      request.setEncoding('utf8').on('data', (part: string) => posts.push(part));
      request.on('end', () => response.end('{"error":"no"}'));
    });
    const report = await examine({ address: url, username: 'anna', key });
    expect(findingOf(report, 'login')).toMatchObject({
      state: 'failed',
      error: { code: 'bad-key', facts: { reason } },
      action: { kind: 'enter-key' },
    });
    expect(posts).toEqual([]);
  });

  test('a key that is not known in this run: login', async () => {
    const { patient } = await openShop({ dialect: '3.0' });
    expect(inShort(await examine({ ...patient, key: null }))).toContain(
      '!login no-key → enter-key',
    );
  });
});

describe('clocks', { timeout: 30_000 }, () => {
  test.each([
    [30, 'clock', { kind: 'none' }],
    [-120, '?clock', { kind: 'set-clock', seconds: -120 }],
    [500, '?clock', { kind: 'set-clock', seconds: 500 }],
  ])('%i seconds apart', async (aheadSeconds, mark, action) => {
    const { patient } = await openShop({ dialect: '3.0' });
    // a machine whose clock is wrong, and a shop whose clock is right
    const report = await examine(patient, { now: () => Date.now() - aheadSeconds * 1000 });
    expect(report.clockAheadSeconds).toBe(aheadSeconds);
    expect(inShort(report)).toContain(`release, ${mark}`);
    expect(findingOf(report, 'clock').action).toEqual(action);
    expect(findingOf(report, 'read').state).toBe('passed');
  });

  test('of which the answers say nothing are not examined', async () => {
    const url = await serve((_, response) => {
      response.sendDate = false;
      response.end('{"error":"no"}');
    });
    const report = await examine({ address: url });
    expect(report.clockAheadSeconds).toBeNull();
    expect(findingOf(report, 'clock').state).toBe('not-needed');
  });
});

test('an examination called off answers what is known, unfinished', async () => {
  const stop = new AbortController();
  const url = await serve(() => stop.abort());
  const patient = { address: url, username: '', key: '', certificate: null };
  const report = await makeDoctor().run(patient, () => undefined, stop.signal);
  expect(report.isFinished).toBe(false);
  expect(inShort(report)).toBe('address, -name');
});
