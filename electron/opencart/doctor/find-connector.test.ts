import { afterEach, expect, test } from 'vitest';
import { createConnectorShop, notFoundPage, type ScriptedAnswer } from '../testing/connector-shop';
import { refusedWith } from '../testing/connector-wire';
import { createServers, never } from '../testing/servers';
import { checkConnector } from './find-connector';
import { createLadder } from './ladder';
import { systemWays } from './doctor';
import { goodKey } from './testing/examine';
import { watch } from './watched-transport';

const { serve, transport, closeAll } = createServers();
afterEach(closeAll);

/** Looks for the connector of a 3.0 shop whose connector answers so; the finding, and what was asked. */
async function check(answer: ScriptedAnswer | undefined, key: string | null = goodKey) {
  const shop = createConnectorShop('3.0', { connector: () => answer });
  const address = await serve(shop.listener);
  const ladder = createLadder(() => undefined);
  await checkConnector(
    {
      parts: {
        ...systemWays,
        openTransport: () => transport(),
        readCertificate: async () => ({ ok: false, error: { code: 'cancelled', facts: {} } }),
        proxyFor: async () => 'DIRECT',
        now: Date.now,
        newRun: () => 'run-1',
      },
      patient: { address, username: 'desk', key, certificate: null },
      ladder,
      transport: watch(transport(), Date.now),
      signal: never,
      address,
      dialect: '3.0',
      proxy: null,
    },
    address,
    '3.0',
  );
  const finding = ladder.findings().find(({ check: name }) => name === 'connector');
  return { finding, shop };
}

test('a connector that is there passes', async () => {
  const { finding } = await check(undefined);
  expect(finding).toMatchObject({ state: 'passed', error: null });
  expect(finding?.ms).not.toBeNull();
});

test('a shop without it is told what it lacks, and that is never red', async () => {
  expect((await check(notFoundPage)).finding).toMatchObject({
    state: 'warning',
    error: { code: 'not-offered', facts: { what: 'listOrders' } },
    action: { kind: 'install-connector' },
  });
});

test.each([
  [0, 'connector-old'],
  [2, 'connector-new'],
])('protocol %d is told as %s', async (cartwright, code) => {
  const { finding } = await check(JSON.stringify({ cartwright, build: '0.0.7', ok: true }));
  expect(finding).toMatchObject({
    state: 'warning',
    error: { code, facts: { build: '0.0.7' } },
    action: { kind: 'none' },
  });
});

test.each([
  ['ip', { kind: 'allow-address', ip: null }],
  ['user-disabled', { kind: 'try-again' }],
])('a connector that refuses (%s) is told with what to do', async (why, action) => {
  const { finding } = await check(refusedWith('not-allowed', { why, ip: '192.0.2.7' }));
  expect(finding).toMatchObject({
    state: 'warning',
    error: { code: 'connector-refused', facts: { why } },
    action,
  });
});

test('a connector that broke is named by its failure', async () => {
  const { finding } = await check({ status: 500, body: '<b>Fatal error</b>: no memory' });
  expect(finding).toMatchObject({ state: 'warning', error: { code: 'php-error' } });
});

test('without a key nobody looks', async () => {
  for (const key of ['', null]) {
    const { finding, shop } = await check(undefined, key);
    expect(finding).toMatchObject({ state: 'not-needed' });
    expect(shop.requests()).toBe(0);
  }
});
