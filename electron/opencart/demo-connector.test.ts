import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { DemoShopOptions } from '../../demo/options';
import type { Dialect } from '../../shared/capabilities';
import { digestOf } from './connector/digest';
import type { ConnectorSession, WholeOrder } from './connector/types';
import { dialects } from './testing/connector-setting';
import { useDemoShops } from './testing/demo-shop';
import { never } from './testing/servers';

const openDemoShop = useDemoShops();

async function open(dialect: Dialect, options: Omit<DemoShopOptions, 'dialect'> = {}) {
  const { shop, client } = await openDemoShop({ dialect, orders: 25, connector: {}, ...options });
  const found = await client(dialect).openConnector(never);
  if (!found.ok || found.value.kind !== 'present') throw new Error(JSON.stringify(found));
  return { shop, client, session: found.value.session };
}

/** Reads all orders page by page; the first page's mark is where changes go on from. */
async function readAll(session: ConnectorSession, limit: number) {
  const orders: WholeOrder[] = [];
  let before: number | null = null;
  let mark = '';
  let pages = 0;
  do {
    const page = await session.readPage(before, limit, never);
    if (!page.ok) throw new Error(JSON.stringify(page.error));
    expect(page.value.unread).toEqual([]);
    orders.push(...page.value.orders);
    if (pages++ === 0) mark = page.value.mark;
    before = page.value.next;
  } while (before !== null);
  return { orders, mark, pages };
}

async function readChanged(session: ConnectorSession, mark: string) {
  const page = await session.readChanges(mark, 0, 200, never);
  if (!page.ok) throw new Error(JSON.stringify(page.error));
  expect(page.value).toMatchObject({ unread: [], next: null });
  return {
    ids: page.value.orders.map(({ header }) => Number(header.orderId)),
    mark: page.value.mark,
  };
}

describe.each(dialects)('a %s demo shop with the connector', { timeout: 30_000 }, (dialect) => {
  test('tells what it is', async () => {
    const { session, shop } = await open(dialect);
    expect(session.hello).toMatchObject({
      state: { kind: 'present', build: '0.1.0', canWrite: true },
      orderCount: shop.control.ordersInShop(),
      highestOrderId: shop.control.highestOrderId(),
    });
    const { currencies, baseCurrency, statuses, defaultLanguageId } = session.hello.facts;
    expect(currencies.map(({ code }) => code)).toContain(baseCurrency);
    expect(statuses.length).toBeGreaterThan(5);
    const named = statuses.filter(({ names }) =>
      names.some(({ languageId }) => languageId === defaultLanguageId),
    );
    expect(named).toHaveLength(statuses.length);
  });

  test('without it is told as missing', async () => {
    const { client } = await openDemoShop({ dialect, orders: 5 });
    expect(await client(dialect).openConnector(never)).toEqual({
      ok: true,
      value: { kind: 'missing' },
    });
  });

  test('tells every order once, whole, and nothing as changed afterwards', async () => {
    const { session, shop } = await open(dialect);
    const { orders, mark, pages } = await readAll(session, 10);
    const ids = orders.map(({ header }) => Number(header.orderId));
    expect(ids).toEqual([...shop.control.orderIds()].reverse());
    expect(pages).toBe(Math.ceil(ids.length / 10));
    expect(new Set(orders.map(({ contents }) => contents.version)).size).toBe(ids.length);
    for (const { header, contents } of orders) {
      expect(contents.lines.length + contents.vouchers.length).toBeGreaterThan(0);
      const total = contents.totals.find(({ code }) => code === 'total');
      expect(Number(total?.value)).toBe(Number(header.total));
      expect(JSON.stringify(header)).not.toContain('&amp;');
    }
    expect((await readChanged(session, mark)).ids).toEqual([]);
  });

  test('tells what changed since, each in its place', async () => {
    const { session, shop } = await open(dialect);
    const { mark } = await readAll(session, 200);
    const [first = 0, second = 0] = shop.control.orderIds();
    shop.control.setStatus(first, 3);
    shop.control.addHistory(second, { statusId: 5, comment: 'A & B <now>' });
    const added = shop.control.addOrder({ firstname: 'Zoë & Co' });
    const changed = await readChanged(session, mark);
    expect(changed.ids).toEqual([first, second, added]);
    const one = await session.readOrder(second, never);
    if (one.kind !== 'found') throw new Error(one.kind);
    expect(one.order.contents.histories.at(-1)).toMatchObject({
      statusId: 5,
      comment: 'A & B <now>',
    });
    expect((await readChanged(session, changed.mark)).ids).toEqual([]);
  });

  test('compares ranges by their digest, and shows who is gone', async () => {
    const { session, shop } = await open(dialect);
    const { orders } = await readAll(session, 200);
    const versions = orders.map(({ header, contents }) => ({
      orderId: Number(header.orderId),
      version: contents.version,
    }));
    const range = { from: 1, to: 1_000, digest: digestOf(versions) };
    expect(await session.compare(range, never)).toEqual({ ok: true, value: null });
    const [first = 0, second = 0] = shop.control.orderIds();
    shop.control.deleteOrder(first);
    shop.control.changeOrderBySql(second, { comment: 'changed by hand' });
    const other = await session.compare(range, never);
    if (!other.ok || other.value === null) throw new Error(JSON.stringify(other));
    const known = new Map(versions.map(({ orderId, version }) => [orderId, version]));
    expect(other.value).toHaveLength(versions.length - 1);
    expect(
      other.value.filter(({ orderId, version }) => known.get(orderId) !== version),
    ).toMatchObject([{ orderId: second }]);
    expect(await session.readOrder(first, never)).toEqual({ kind: 'missing' });
  });

  test('makes one entry of one key, however often it is sent', async () => {
    const { session, shop } = await open(dialect);
    const id = shop.control.addOrder({});
    const before = shop.control.history(id).length;
    const post = { key: randomUUID(), orderId: id, statusId: 3, comment: 'A & "B"', notify: false };
    expect(await session.addHistory(post, never)).toMatchObject({ kind: 'accepted' });
    expect(await session.addHistory(post, never)).toMatchObject({ kind: 'accepted' });
    expect(shop.control.history(id)).toHaveLength(before + 1);
    const read = await session.readOrder(id, never);
    if (read.kind !== 'found') throw new Error(read.kind);
    expect(read.order.header.statusId).toBe(3);
    expect(read.order.contents.histories.at(-1)).toMatchObject({
      statusId: 3,
      comment: 'A & "B"',
      isNotified: false,
    });
    const other = await session.addHistory({ ...post, comment: 'other' }, never);
    expect(other).toMatchObject({ kind: 'unclear', hasEnded: true });
    expect(shop.control.history(id)).toHaveLength(before + 1);
  });

  test('that may only read says so, and writes nothing', async () => {
    const { session, shop } = await open(dialect, { connector: { canWrite: false } });
    const id = shop.control.addOrder({});
    const before = shop.control.history(id).length;
    expect(session.hello.state.canWrite).toBe(false);
    const post = { key: randomUUID(), orderId: id, statusId: 3, comment: '', notify: false };
    expect(await session.addHistory(post, never)).toEqual({
      kind: 'refused',
      error: { code: 'connector-read-only', facts: {} },
    });
    expect(shop.control.history(id)).toHaveLength(before);
  });

  test('of another protocol is told', async () => {
    const { client } = await openDemoShop({
      dialect,
      orders: 5,
      connector: { protocol: 2, build: '9.0.0' },
    });
    expect(await client(dialect).openConnector(never)).toEqual({
      ok: true,
      value: { kind: 'mismatch', build: '9.0.0', update: 'desk' },
    });
  });

  test('goes on reading when all its sessions end', async () => {
    const { session, shop } = await open(dialect);
    shop.control.killSessions();
    const before = session.requests();
    expect((await readAll(session, 200)).orders).toHaveLength(shop.control.ordersInShop());
    expect(session.requests() - before).toBe(dialect === '4.1' ? 1 : 3);
  });

  test('that prints notices is understood', async () => {
    const { session, shop } = await open(dialect);
    shop.control.setFault('notice-before-json');
    expect(await session.readPage(null, 5, never)).toMatchObject({ ok: true });
  });
});

test('a 2.3 demo shop with the modification alone is found', async () => {
  const { session } = await open('2.3', { connector: { way: 'modification' } });
  expect((await readAll(session, 200)).orders.length).toBeGreaterThan(0);
});
