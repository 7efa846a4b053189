import { describe, expect, test } from 'vitest';
import type { FaultInput } from '../../demo/faults/fault';
import type { Dialect } from '../../shared/capabilities';
import type { HistoryPost, ShopClient, WriteSession } from './client';
import { probe } from './probe';
import { useDemoShops } from './testing/demo-shop';

const never = new AbortController().signal;
const setUp = useDemoShops();

/** What runs as the demo shop, and what the client takes it for. */
const writers = [
  ['2.3', '2.3'],
  ['3.0', '3.0'],
  ['4.0.1', '4.0'],
  ['4.0', '4.0'],
  ['4.1', '4.1'],
] as const;

async function openWriter(client: ShopClient): Promise<WriteSession> {
  const opened = await client.openWriter(never);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

const entry = (orderId: number, more: Partial<HistoryPost> = {}): HistoryPost => ({
  orderId,
  statusId: 3,
  comment: 'Sent',
  notify: false,
  ...more,
});

describe.each(writers)('a running %s shop', (name, dialect: Dialect) => {
  test('is found by its address alone, with and without a folder', async () => {
    for (const path of ['/', '/store/']) {
      const { shop, transport } = await setUp({ dialect: name, path });
      const found = { ok: true, value: { dialect, address: `${shop.url}/` } };
      expect(await probe(`${shop.url}/admin/index.php?route=x`, transport, never)).toEqual(found);
      expect(shop.control.counters().historyWrites).toBe(0);
    }
  });

  test('proves access, and says why not', async () => {
    const { shop, client } = await setUp({ dialect: name, path: '/store/' });
    const proven = await client(dialect).proveAccess(never);
    expect(proven.ok && Math.abs((proven.value.serverTime ?? 0) - Date.now())).toBeLessThan(5_000);
    const { username } = shop;
    const isSigned = dialect === '4.1';
    expect(await client(dialect, 'wrong'.repeat(20)).proveAccess(never)).toEqual({
      ok: false,
      error: { code: isSigned ? 'signature-refused' : 'wrong-key', facts: { username } },
    });
    shop.control.setFault({ name: 'blocked-address', address: '203.0.113.77' });
    expect(await client(dialect).proveAccess(never)).toMatchObject({
      ok: false,
      error: isSigned
        ? { code: 'signature-refused' }
        : { code: 'address-not-allowed', facts: { ip: '203.0.113.77' } },
    });
  });

  test('stores a history entry as typed', async () => {
    const { shop, client } = await setUp({ dialect: name });
    const [id = 0] = shop.control.orderIds();
    const comment = `O'Brien & "Żółć" <b>2×</b>\n~ok* (a+b) %26 +`;
    const session = await openWriter(client(dialect));
    const outcome = await session.addHistory(entry(id, { comment, notify: true }), never);
    expect(outcome).toMatchObject({ kind: 'accepted', serverTime: expect.any(Number) });
    expect(shop.control.history(id)).toMatchObject([
      {
        order_status_id: '3',
        notify: '1',
        comment: `O'Brien &amp; &quot;Żółć&quot; &lt;b&gt;2×&lt;/b&gt;\n~ok* (a+b) %26 +`,
      },
    ]);
  });

  test('refuses an entry for an order it has not', async () => {
    const { shop, client } = await setUp({ dialect: name });
    const missing = shop.control.highestOrderId() + 1;
    const session = await openWriter(client(dialect));
    expect(await session.addHistory(entry(missing), never)).toMatchObject({
      kind: 'refused',
      error: { code: session.readOrder === null ? 'write-refused' : 'order-not-found' },
    });
  });

  test('whose access ended under the writer stores nothing and says so', async () => {
    const { shop, client } = await setUp({ dialect: name });
    const [id = 0] = shop.control.orderIds();
    const session = await openWriter(client(dialect));
    shop.control.killSessions();
    shop.control.changeUser(shop.username, { isEnabled: false });
    expect(await session.addHistory(entry(id), never)).toMatchObject({
      kind: 'refused',
      error: { code: dialect === '4.1' ? 'signature-refused' : 'no-permission' },
    });
    expect(shop.control.history(id)).toEqual([]);
  });

  test.each<[FaultInput, string, boolean, number]>([
    [{ name: 'write-lost', when: 'before' }, 'connection-dropped', false, 0],
    [{ name: 'write-lost', when: 'after' }, 'connection-dropped', false, 1],
    [{ name: 'time-out', only: 'history', when: 'after' }, 'time-out', false, 1],
    [{ name: 'html-500', only: 'history' }, 'php-error', true, 1],
    [{ name: 'html-500', only: 'history', when: 'before' }, 'php-error', true, 0],
    [{ name: 'error-html-redirect', only: 'history' }, 'error-page', false, 1],
    [{ name: 'truncated', only: 'history' }, 'not-json', false, 1],
    [{ name: 'empty-500', only: 'history' }, 'empty-answer', false, 0],
    [{ name: 'maintenance-html', only: 'history' }, 'maintenance', false, 0],
    [{ name: 'redirect', only: 'history' }, 'redirect', false, 0],
    [{ name: 'html-page', only: 'history' }, 'html', false, 0],
  ])('with %j leaves it unclear as %s', async (fault, code, hasEnded, stored) => {
    const timeoutMs = code === 'time-out' ? 400 : 5_000;
    const { shop, client } = await setUp({ dialect: name }, { timeoutMs });
    const [id = 0] = shop.control.orderIds();
    const session = await openWriter(client(dialect));
    shop.control.setFault(fault);
    const outcome = await session.addHistory(entry(id), never);
    expect(outcome).toMatchObject({ kind: 'unclear', error: { code }, hasEnded });
    expect(shop.control.history(id)).toHaveLength(stored);
  });

  test('that is gone when the entry is sent got nothing', async () => {
    const { shop, client } = await setUp({ dialect: name });
    const session = await openWriter(client(dialect));
    await shop.close();
    expect(await session.addHistory(entry(1), never)).toMatchObject({
      kind: 'not-sent',
      error: { code: 'connection-refused' },
    });
  });

  test('behind PHP notices accepts an entry all the same', async () => {
    const { shop, client } = await setUp({ dialect: name, faults: ['notice-before-json'] });
    const [id = 0] = shop.control.orderIds();
    const session = await openWriter(client(dialect));
    expect(await session.addHistory(entry(id), never)).toMatchObject({ kind: 'accepted' });
  });
});

test.each([10, -10, 600])(
  'a 4.1 shop whose clock is %d minutes ahead is followed',
  async (minutes) => {
    const faults: readonly FaultInput[] = [{ name: 'clock-skew', minutes }];
    const { shop, client } = await setUp({ dialect: '4.1', faults });
    const [id = 0] = shop.control.orderIds();
    expect(await client('4.1').proveAccess(never)).toMatchObject({ ok: true });
    const session = await openWriter(client('4.1'));
    expect(await session.addHistory(entry(id), never)).toMatchObject({ kind: 'accepted' });
    expect(shop.control.history(id)).toHaveLength(1);
  },
);

test.each(['2.3', '3.0'] as const)('on %s a writer reads the order it changes', async (dialect) => {
  const { shop, client } = await setUp({ dialect });
  const id = shop.control.highestOrderId();
  shop.control.setStatus(id, 2);
  const session = await openWriter(client(dialect));
  expect(await session.readOrder?.(id, never)).toMatchObject({ order: { statusId: 2 } });
  await session.addHistory(entry(id), never);
  expect(await session.readOrder?.(id, never)).toMatchObject({ order: { statusId: 3 } });
});
