import { afterEach, describe, expect, test } from 'vitest';
import { startDemoShop } from '../../../demo/server';
import { examine, findingOf, goodKey, inShort } from './testing/examine';

type Options = Parameters<typeof startDemoShop>[0];

const shops: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const shop of shops.splice(0)) await shop.close();
});

async function openShop(options: Options) {
  const shop = await startDemoShop({ orders: 5, ...options });
  shops.push(shop);
  const { url: address, username, key } = shop;
  return { shop, patient: { address, username, key } };
}

const reached = 'address, -name, connect, -certificate, redirect, answer, dialect';
const connector = '?connector not-offered → install-connector';

describe('shops that cannot show orders', () => {
  test('of 4.0 let in, with an advice to update', async () => {
    const { patient } = await openShop({ dialect: '4.0' });
    expect(inShort(await examine(patient))).toBe(
      `${reached}, ?release weak-release → update-shop, clock, login, allowed, -session, -read, ${connector}`,
    );
  });

  test('of 4.1 let in by a signature', async () => {
    const { patient } = await openShop({ dialect: '4.1' });
    const report = await examine(patient);
    expect(inShort(report)).toMatch(/clock, login, allowed, -session, -read, \?connector/);
    expect(report.dialect).toBe('4.1');
  });

  test('of 4.1 whose key or address is wrong: which of them is never told', async () => {
    const { shop, patient } = await openShop({ dialect: '4.1' });
    const wrong = await examine({ ...patient, key: goodKey });
    expect(findingOf(wrong, 'login')).toMatchObject({
      state: 'failed',
      error: { code: 'signature-refused' },
      action: { kind: 'allow-address', ip: null },
    });
    shop.control.setFault('blocked-address');
    expect(inShort(await examine(patient))).toContain('!login signature-refused → allow-address');
  });

  test('of 4.0 whose key is wrong', async () => {
    const { patient } = await openShop({ dialect: '4.0' });
    const report = await examine({ ...patient, key: goodKey });
    expect(inShort(report)).toContain('!login wrong-key → enter-key');
  });
});

test.each(['2.3', '3.0', '4.0'] as const)(
  'the address a %s shop saw is shown exactly as it shows it',
  async (dialect) => {
    const { shop, patient } = await openShop({ dialect });
    // 4.0 takes the whole header of a chain of proxies for the address (docs/opencart.md)
    const address = dialect === '4.0' ? '203.0.113.7, 10.0.0.1' : '203.0.113.7';
    shop.control.setFault({ name: 'blocked-address', address });
    const report = await examine(patient);
    expect(findingOf(report, 'allowed')).toMatchObject({
      state: 'failed',
      action: { kind: 'allow-address', ip: address },
    });
  },
);

test.each([
  ['speaks-2.0', 'dialect-too-old'],
  ['speaks-2.1', 'dialect-too-old'],
  ['speaks-2.2', 'dialect-too-old'],
  ['speaks-4.0.0.0', 'release-unusable'],
] as const)('%s: dialect, with an advice to update', async (fault, code) => {
  const { shop, patient } = await openShop({ dialect: '3.0' });
  shop.control.setFault(fault);
  const report = await examine(patient);
  expect(inShort(report)).toContain(`answer, !dialect ${code} → update-shop`);
  expect(report.address).toBeNull();
});

describe.each(['2.3', '3.0', '4.0', '4.1'] as const)('what goes wrong at a %s shop', (dialect) => {
  test.each([
    ['html-page', '!answer html → try-again'],
    ['login-page', '!answer login-page → try-again'],
    ['cloudflare', '!answer challenge-page → try-again'],
    ['maintenance-html', '!answer maintenance → try-again'],
    ['empty-500', '!answer empty-answer → try-again'],
    ['html-500', '!answer'],
    ['error-html-redirect', '!answer error-page → try-again'],
    ['time-out', '!answer time-out → try-again'],
    ['endless', '!answer time-out → try-again'],
    ['dropped-connection', '!answer connection-dropped → try-again'],
    ['redirect-chain', '!redirect redirect-loop → try-again'],
    ['redirect-loop', '!redirect redirect-loop → try-again'],
    ['too-many', '!answer too-many-requests → try-again'],
    ['garbage', '!answer not-json → try-again'],
    ['deep-json', '!dialect not-opencart → try-again'],
    ['ten-megabytes', '!answer too-big → try-again'],
    ['huge-answer', '!answer too-big → try-again'],
  ] as const)(
    '%s',
    async (fault, expected) => {
      const { shop, patient } = await openShop({ dialect });
      shop.control.setFault(fault);
      const isSilent = fault === 'time-out' || fault === 'endless';
      const report = await examine(patient, {}, { timeoutMs: isSilent ? 300 : 20_000 });
      const failed = report.findings.filter(({ state }) => state === 'failed');
      expect(inShort(report)).toContain(expected);
      expect(failed).toHaveLength(1);
      expect(report.isFinished).toBe(true);
      expect(JSON.stringify(report)).not.toContain(patient.key);
      expect(report.requests).toBeLessThanOrEqual(15);
    },
    30_000,
  );
});

describe('a 4.1 shop whose clock is wrong', () => {
  test('by more than a signature may be is told; signed by its own clock, it lets in', async () => {
    const { shop, patient } = await openShop({ dialect: '4.1' });
    shop.control.setFault({ name: 'clock-skew', minutes: 10 });
    const report = await examine(patient);
    expect(report.clockAheadSeconds).toBeGreaterThan(590);
    expect(findingOf(report, 'clock')).toMatchObject({
      state: 'warning',
      error: { code: 'clock-skew' },
      action: { kind: 'set-clock', seconds: report.clockAheadSeconds },
    });
    expect(findingOf(report, 'login').state).toBe('passed');
  });

  test('and that refuses the signature is blamed on the clock', async () => {
    const { shop, patient } = await openShop({ dialect: '4.1' });
    shop.control.setFault({ name: 'clock-skew', minutes: -10 });
    const report = await examine({ ...patient, key: goodKey });
    expect(inShort(report)).toMatch(/!clock clock-skew → set-clock$/);
    expect(Number(findingOf(report, 'clock').error?.facts['seconds'])).toBeGreaterThan(590);
  });
});
