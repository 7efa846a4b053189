import { afterEach, describe, expect, test } from 'vitest';
import { startDemoShop } from '../../demo/server';
import { runLive } from './run';

type Options = Parameters<typeof startDemoShop>[0];
const dialects = ['2.3', '3.0', '4.0', '4.1'] as const;

const shops: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const shop of shops.splice(0)) await shop.close();
});

async function openShop(options: Options) {
  const shop = await startDemoShop({ orders: 20, ...options });
  shops.push(shop);
  return shop;
}

/** Runs the command as a shell would, with the key in `SHOP_KEY`. */
async function run(
  shop: { readonly url: string; readonly username: string; readonly key: string },
  ...args: string[]
) {
  const lines: string[] = [];
  const complaints: string[] = [];
  const code = await runLive({
    args: ['--url', shop.url, '--username', shop.username, '--key-env', 'SHOP_KEY', ...args],
    environment: { SHOP_KEY: shop.key },
    print: (line) => lines.push(line),
    complain: (line) => complaints.push(line),
    signal: new AbortController().signal,
  });
  const text = [...lines, ...complaints].join('\n');
  expect(text).not.toContain(shop.key);
  return { code, lines, complaints, text };
}

describe('a check', { timeout: 30_000 }, () => {
  test.each(dialects)('of a good %s shop passes', async (dialect) => {
    const shop = await openShop({ dialect });
    const { code, lines, text } = await run(shop);
    expect(code).toBe(0);
    expect(lines.at(-1)).toMatch(/^\d+ passed, 0 failed$/);
    expect(lines[0]).toMatch(new RegExp(`^passed +\\d+ ms  probe: OpenCart ${dialect} at http://`));
    expect(text).toMatch(/^passed +\d+ ms  login: /m);
    const reads = dialect.startsWith('4')
      ? /^not offered +\d+ ms  reads: /
      : /^passed .* read order 1: /;
    expect(lines.some((line) => reads.test(line))).toBe(true);
    expect(shop.control.counters().historyWrites).toBe(0);
  });

  test.each(dialects)('of a %s shop with the connector reads through it', async (dialect) => {
    const shop = await openShop({ dialect, connector: { canWrite: false } });
    const { code, text } = await run(shop);
    expect(code).toBe(0);
    expect(text).toMatch(/^passed +\d+ ms  doctor connector$/m);
    expect(text).toMatch(
      /^passed .* connector: build 0\.1\.0 in OpenCart [\d.]+, may only read \(\w+\), \d+ orders up to \d+, /m,
    );
    expect(text).toMatch(/^passed .* connector orders: \d+ read, all, 0 could not be read$/m);
    expect(text).toMatch(/^passed .* connector changes: 0 since the first call$/m);
  });

  test('of a shop without the connector says so, and does not fail', async () => {
    const { code, text } = await run(await openShop({ dialect: '2.3' }));
    expect(code).toBe(0);
    expect(text).toMatch(/^not offered .* connector: this OpenCart 2\.3 has no connector$/m);
  });

  test('of a shop whose connector is of another protocol fails', async () => {
    const connector = { protocol: 2, build: '9.0.0' };
    const { code, text } = await run(await openShop({ dialect: '3.0', connector }));
    expect(code).toBe(1);
    expect(text).toMatch(/^failed .* connector: connector-new \(build: 9\.0\.0\)$/m);
  });

  test.each(['4.0', '4.1'] as const)('that names orders of a %s shop fails', async (dialect) => {
    const { code, lines } = await run(await openShop({ dialect }), '--orders', '1');
    expect(code).toBe(1);
    expect(lines.at(-1)).toMatch(/^\d+ passed, 1 failed$/);
  });

  test('reads the orders that are named, and tells nothing of a customer', async () => {
    const shop = await openShop({ dialect: '3.0' });
    const id = shop.control.addOrder({ firstname: 'Zenobia', email: 'zenobia@example.test' });
    const { code, text } = await run(shop, '--orders', `${id},${id + 5}`);
    expect(code).toBe(0);
    expect(text).toMatch(new RegExp(`read order ${id}: status \\d+, modified \\d{4}-`));
    expect(text).toContain(`read order ${id + 5}: the shop has no such order`);
    expect(text.toLowerCase()).not.toContain('zenobia');
  });

  test('of a shop that refuses the key stops there, and writes nothing', async () => {
    const shop = await openShop({ dialect: '3.0' });
    const wrong = { url: shop.url, username: shop.username, key: 'w'.repeat(64) };
    const { code, text } = await run(wrong, '--write-order', '1', '--status', '2');
    expect(code).toBe(1);
    expect(text).toMatch(/^failed .* doctor login: .*wrong-key/m);
    expect(text).toMatch(/^failed .* write: nothing was sent; wrong-key/m);
    expect(shop.control.counters().historyWrites).toBe(0);
  });

  test('as JSON is one line, with steps and findings', async () => {
    const shop = await openShop({ dialect: '4.1' });
    const { code, lines } = await run(shop, '--json');
    expect([code, lines.length]).toEqual([0, 1]);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      failed: 0,
      dialect: '4.1',
      steps: expect.arrayContaining([expect.objectContaining({ name: 'probe', state: 'passed' })]),
      doctor: expect.arrayContaining([expect.objectContaining({ check: 'address' })]),
    });
  });
});

describe('one history entry', { timeout: 30_000 }, () => {
  test.each(dialects)('is added once to a %s shop, and told truly', async (dialect) => {
    const shop = await openShop({ dialect });
    const id = shop.control.addOrder({});
    const wish = ['--write-order', String(id), '--status', '3', '--comment', 'hello'];
    const { code, text } = await run(shop, ...wish);
    expect(code).toBe(0);
    expect(text).toMatch(
      new RegExp(
        `^will add one history entry to order ${id}: status 3, .*5 characters, notice not asked for`,
        'm',
      ),
    );
    expect(text).toMatch(dialect.startsWith('4') ? /write: sent; / : /write: done: status 3, /);
    const rows = shop.control.history(id).filter(({ comment }) => comment === 'hello');
    expect(rows).toHaveLength(1);
    expect(String(rows[0]?.order_status_id)).toBe('3');
  });

  test.each(dialects)(
    'is done and seen in a %s shop whose connector may write',
    async (dialect) => {
      const shop = await openShop({ dialect, connector: {} });
      const id = shop.control.addOrder({});
      const wish = ['--write-order', String(id), '--status', '3', '--comment', 'hello'];
      const { code, text } = await run(shop, ...wish);
      expect([code, text]).toEqual([0, expect.stringMatching(/write: done: status 3, /)]);
      const rows = shop.control.history(id).filter(({ comment }) => comment === 'hello');
      expect(rows).toHaveLength(1);
    },
  );

  test('whose answer is lost is not sent again', async () => {
    const shop = await openShop({ dialect: '4.1' });
    const id = shop.control.addOrder({});
    shop.control.setFault('write-lost');
    const { code, text } = await run(shop, '--write-order', String(id), '--status', '3');
    expect(code).toBe(1);
    expect(text).toMatch(/^failed .* write: unknown: /m);
    expect(shop.control.counters().historyWrites).toBe(1);
  });

  test('of an order that is not there is not done', async () => {
    const shop = await openShop({ dialect: '3.0' });
    const { code, text } = await run(shop, '--write-order', '999999', '--status', '3');
    expect(code).toBe(1);
    expect(text).toMatch(/^failed .* write: not done; order-not-found/m);
  });
});
