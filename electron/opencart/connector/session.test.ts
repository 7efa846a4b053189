import { describe, expect, test } from 'vitest';
import { readRecording } from '../testing/recordings';
import { dialects, useConnectorShops } from '../testing/connector-setting';
import { notFoundPage, type ScriptedAnswer } from '../testing/connector-shop';
import { granted, refusedWith, wireMark, wireOrder } from '../testing/connector-wire';
import { never } from '../testing/servers';

const { open } = useConnectorShops();

const time = 1_795_478_460;
const version = wireOrder(1).version;
const fullPage = (orders: readonly unknown[], rest: object = {}) =>
  granted({ orders, next_before: null, mark: wireMark, time, ...rest });
const deltaPage = (orders: readonly unknown[], rest: object = {}) =>
  granted({ orders, next_after: null, mark: wireMark, time, ...rest });
const hello = (name: string) => name === 'hello';

/** Answers hello, and everything else with this. */
const always = (answer: ScriptedAnswer) => (seen: { readonly do: string }) =>
  hello(seen.do) ? undefined : answer;

describe.each(dialects)('a page of %s', (dialect) => {
  test('holds whole orders, text decoded once and decimals as text', async () => {
    const { session, shop } = await open(
      dialect,
      always(fullPage([wireOrder(9), wireOrder(7)], { next_before: 7 })),
    );
    const page = await session.readPage(10, 200, never);
    if (!page.ok) throw new Error(JSON.stringify(page.error));
    expect(shop.calls.at(-1)).toMatchObject({
      do: 'orders',
      input: { way: 'full', before: 10, limit: 200 },
    });
    expect(page.value).toMatchObject({
      unread: [],
      next: 7,
      mark: JSON.stringify(wireMark),
      serverTime: time * 1_000,
    });
    expect(page.value.orders.map(({ header }) => header.orderId)).toEqual([9, 7]);
    const [order] = page.value.orders;
    expect(order?.header).toMatchObject({
      orderId: 9,
      firstname: 'Zoë',
      lastname: "O'Brien",
      storeName: 'Harbour & Hearth',
      total: '69.4000',
      currencyValue: '0.91380000',
      statusId: 2,
      statusName: 'Processing',
      comment: 'Bitte <b>nicht</b> knicken!\r\n&quot;',
      customFields: { '1': 'DE812345678 & Co', '2': '["4","5"]' },
      paymentMethod: 'Cash On Delivery',
      shippingCode: 'flat.flat',
      payment: { company: 'Ann & Sons <Ltd>', customFields: {}, isoCode2: 'DE' },
      dateAdded: '2026-10-23 10:15:00',
    });
    expect(order?.header.extra).toMatchObject({ gift: 'A&B', tracking: '', marketing_id: '0' });
    expect(order?.contents).toEqual({
      version,
      lines: [
        {
          lineId: 11,
          productId: 40,
          name: 'Mug "Harbour"',
          model: 'MUG-1',
          quantity: '2',
          price: '30.0000',
          total: '60.0000',
          tax: '1.2000',
          reward: '0',
          options: [
            {
              optionId: 5,
              productOptionId: 218,
              productOptionValueId: 0,
              name: 'Engraving',
              value: 'A & Z',
              type: 'text',
            },
          ],
        },
      ],
      vouchers: [
        {
          voucherId: 0,
          description: '$25.00 Gift Certificate for Ann',
          code: 'abc',
          fromName: 'Zoë',
          fromEmail: 'zoe@example.test',
          toName: 'Ann',
          toEmail: 'ann@example.test',
          message: 'for you <3',
          amount: '25.0000',
        },
      ],
      totals: [
        { totalId: 1, code: 'sub_total', title: 'Sub-Total', value: '60.0000', sortOrder: 1 },
        { totalId: 2, code: 'coupon', title: 'Coupon (A&B)', value: '-5.0000', sortOrder: 4 },
      ],
      histories: [
        {
          entryId: 9,
          statusId: 2,
          isNotified: true,
          comment: 'Sent & gone',
          dateAdded: '2026-10-23 10:16:00',
        },
      ],
      historiesLeftOut: 0,
    });
  });

  test('of changes sends the mark back as it came, with the place to go on from', async () => {
    const { session, shop } = await open(
      dialect,
      always(deltaPage([wireOrder(3)], { next_after: 3 })),
    );
    const page = await session.readChanges(session.hello.mark, 2, 50, never);
    expect(page).toMatchObject({ ok: true, value: { next: 3, unread: [] } });
    expect(shop.calls.at(-1)?.input).toEqual({
      way: 'delta',
      mark: wireMark,
      after: 2,
      limit: 50,
    });
  });

  test('whose session ended in the middle is asked for with one new login', async () => {
    const { session, shop } = await open(dialect, (seen) => {
      if (hello(seen.do)) return undefined;
      if (dialect === '4.1') {
        return shop.logins() < 2
          ? refusedWith('not-allowed', { why: 'time', ip: '192.0.2.7' })
          : fullPage([wireOrder(3)]);
      }
      return seen.token.endsWith('1')
        ? refusedWith('not-allowed', { why: 'no-session', ip: '192.0.2.7' })
        : fullPage([wireOrder(3)]);
    });
    expect(await session.readPage(null, 5, never)).toMatchObject({ ok: true });
    expect(shop.logins()).toBe(2);
    expect(await session.readPage(null, 5, never)).toMatchObject({ ok: true });
    expect(shop.logins()).toBe(2);
    expect(session.requests()).toBe(shop.requests());
  });

  test('read many at once when the session ended needs one new login', async () => {
    const { session, shop } = await open(dialect, (seen) => {
      if (hello(seen.do)) return undefined;
      const isFirst = dialect === '4.1' ? shop.logins() < 2 : seen.token.endsWith('1');
      const why = dialect === '4.1' ? 'signature' : 'no-session';
      return isFirst ? refusedWith('not-allowed', { why, ip: '' }) : fullPage([]);
    });
    const pages = await Promise.all([1, 2, 3, 4].map((id) => session.readPage(id, 5, never)));
    expect(pages.every(({ ok }) => ok)).toBe(true);
    expect(shop.logins()).toBe(2);
  });

  test('whose second session ends too is a failure after two logins', async () => {
    const { session, shop } = await open(
      dialect,
      always(refusedWith('not-allowed', { why: 'no-session', ip: '192.0.2.7' })),
    );
    expect(await session.readPage(null, 5, never)).toEqual({
      ok: false,
      error: { code: 'connector-refused', facts: { why: 'no-session', ip: '192.0.2.7' } },
    });
    expect(await session.readOrder(4, never)).toEqual({ kind: 'session-dead' });
    expect(shop.logins()).toBe(3);
  });

  test('that a connector of another protocol answers is told', async () => {
    const { session } = await open(
      dialect,
      always(JSON.stringify({ cartwright: 2, build: '2.0.0', ok: true, value: {} })),
    );
    expect(await session.readPage(null, 5, never)).toEqual({
      ok: false,
      error: { code: 'connector-new', facts: { build: '2.0.0' } },
    });
  });

  test.each([
    ['failed', { where: 'orders', message: 'gone' }, 'connector-failed'],
    ['not-allowed', { why: 'user-disabled', ip: '' }, 'connector-refused'],
    ['not-allowed', { why: 'ip', ip: '192.0.2.7' }, 'connector-refused'],
    ['bad-input', { field: 'limit', why: 'too high' }, 'connector-failed'],
    ['unknown-call', { do: 'orders' }, 'connector-failed'],
    ['read-only', {}, 'connector-read-only'],
    ['of a later build', {}, 'connector-failed'],
  ])('that is refused (%s) is a failure, asked once', async (code, facts, expected) => {
    const { session, shop } = await open(dialect, always(refusedWith(code, facts)));
    const calls = shop.calls.length;
    expect(await session.readPage(null, 5, never)).toMatchObject({
      ok: false,
      error: { code: expected },
    });
    expect(shop.calls).toHaveLength(calls + 1);
  });

  test.each([
    ['half a page', fullPage([wireOrder(3)]).slice(0, -60), 'not-json'],
    ['an empty list', '[]', 'unexpected-answer'],
    ['a web page', { body: '<html><body>Hello</body></html>' }, 'html'],
    ['a redirect', { status: 302, headers: { location: '/login' } }, 'redirect'],
    ['an outage', { status: 503 }, 'maintenance'],
    ['an empty 500', { status: 500 }, 'empty-answer'],
    ['more than 8 MB', { body: ' '.repeat(8_100_000) }, 'too-big'],
    ['no connection', { drop: true }, 'connection-dropped'],
  ] as const)('that comes as %s is a failure', async (_, answer, code) => {
    const { session } = await open(dialect, always(answer));
    expect(await session.readPage(null, 5, never)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('4.0, where the gate itself tells of a dead session', () => {
  test.each(['016', '017', '027'])('asks with one new login (recording %s)', async (number) => {
    const { status, body } = readRecording('4.0.2.3', number).exchange;
    const { session, shop } = await open('4.0', (seen) => {
      if (hello(seen.do)) return undefined;
      return seen.token.endsWith('1') ? { status, body } : granted(wireOrder(4));
    });
    expect(await session.readOrder(4, never)).toMatchObject({ kind: 'found' });
    expect(shop.logins()).toBe(2);
  });

  test('tells a session that stays dead', async () => {
    const { status, body } = readRecording('4.0.2.3', '016').exchange;
    const { session, shop } = await open('4.0', always({ status, body }));
    expect(await session.readOrder(4, never)).toEqual({ kind: 'session-dead' });
    expect(shop.logins()).toBe(2);
  });
});

test('a connector that was removed meanwhile is a failure', async () => {
  const { session } = await open('3.0', always(notFoundPage));
  expect(await session.readPage(null, 5, never)).toMatchObject({
    ok: false,
    error: { code: 'html', facts: { status: 404 } },
  });
  expect(await session.readOrder(5, never)).toMatchObject({
    kind: 'failed',
    error: { code: 'html' },
  });
});

test('a login that is refused meanwhile is told by its own failure', async () => {
  let isBlocked = false;
  const { session } = await open(
    '3.0',
    always(refusedWith('not-allowed', { why: 'no-session', ip: '' })),
    { login: () => (isBlocked ? '[]' : '{"api_token":"abcdefghijklmnop"}') },
  );
  isBlocked = true;
  expect(await session.readPage(null, 5, never)).toMatchObject({
    ok: false,
    error: { code: 'wrong-key' },
  });
});

describe('a page that', () => {
  test('holds orders nobody can read keeps the others, and names those', async () => {
    const broken = [
      wireOrder(8, { version: 'short' }),
      wireOrder(7, { products: [{ order_product_id: 'x' }] }),
      { order: { order_id: '1abc' } },
      { order: null },
      null,
      'order',
      [],
    ];
    const { session } = await open(
      '3.0',
      always(fullPage([wireOrder(9), ...broken, wireOrder(2)])),
    );
    const page = await session.readPage(null, 200, never);
    if (!page.ok) throw new Error('not read');
    expect(page.value.orders.map(({ header }) => header.orderId)).toEqual([9, 2]);
    expect(page.value.unread.map(({ orderId }) => orderId)).toEqual([
      8,
      7,
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(page.value.unread.every(({ error }) => error.code === 'unexpected-answer')).toBe(true);
    expect(page.value.unread[0]?.error.facts).toEqual({ start: 'order 8: version' });
  });

  test('would lead to itself or upwards is refused: nobody would come to an end', async () => {
    for (const next of [10, 11]) {
      const { session } = await open('3.0', always(fullPage([], { next_before: next })));
      expect(await session.readPage(10, 5, never)).toMatchObject({ ok: false });
      expect(await session.readPage(12, 5, never)).toMatchObject({ ok: true });
    }
    for (const next of [10, 9]) {
      const { session } = await open('3.0', always(deltaPage([], { next_after: next })));
      expect(await session.readChanges('{}', 10, 5, never)).toMatchObject({ ok: false });
      expect(await session.readChanges('{}', 8, 5, never)).toMatchObject({ ok: true });
    }
  });

  test('is asked for from a mark that is none asks nothing', async () => {
    const { session, shop } = await open('3.0', always(deltaPage([])));
    for (const mark of ['', 'null', '[]', '{"a":']) {
      expect(await session.readChanges(mark, 0, 5, never)).toMatchObject({ ok: false });
    }
    expect(shop.calls).toHaveLength(1);
  });
});

describe('one order', () => {
  test('is found, or missing, or a failure', async () => {
    const { session, shop } = await open('3.0', ({ do: name, input }) => {
      if (hello(name)) return undefined;
      const { order_id: id } = input as { order_id: number }; // what this client sent
      if (id === 1) return granted(wireOrder(1));
      if (id === 2) return refusedWith('not-found', { order_id: 2 });
      return granted(wireOrder(4));
    });
    expect(await session.readOrder(1, never)).toMatchObject({
      kind: 'found',
      order: { header: { orderId: 1 }, contents: { version } },
    });
    expect(shop.calls.at(-1)).toMatchObject({ do: 'order', input: { order_id: 1 } });
    expect(await session.readOrder(2, never)).toEqual({ kind: 'missing' });
    expect(await session.readOrder(3, never)).toEqual({
      kind: 'failed',
      error: { code: 'unexpected-answer', facts: { start: 'order_id 4 for 3' } },
    });
  });

  test('without custom fields, or with what no JSON is, has none', async () => {
    const order = wireOrder(1);
    for (const text of ['', '[]', 'a:1:{i:1;s:1:"x";}', '{"1":', 'null', '7']) {
      const one = { ...order, order: { ...order.order, custom_field: text } };
      const { session } = await open('3.0', always(granted(one)));
      expect(await session.readOrder(1, never)).toMatchObject({
        kind: 'found',
        order: { header: { customFields: {} } },
      });
    }
  });

  test('of status 0 has no name of a status', async () => {
    const order = wireOrder(1);
    const one = { ...order, order: { ...order.order, order_status_id: '0', order_status: null } };
    const { session } = await open('3.0', always(granted(one)));
    expect(await session.readOrder(1, never)).toMatchObject({
      order: { header: { statusId: 0, statusName: null } },
    });
  });
});

describe('comparing', () => {
  const range = { from: 1, to: 1_000, digest: 'd'.repeat(40) };

  test('tells that all is the same, or each order with its version', async () => {
    const same = await open('3.0', always(granted({ same: true, mark: wireMark })));
    expect(await same.session.compare(range, never)).toEqual({ ok: true, value: null });
    expect(same.shop.calls.at(-1)).toMatchObject({ do: 'ids', input: range });
    const other = await open('3.0', always(granted({ same: false, orders: [[3, version]] })));
    expect(await other.session.compare(range, never)).toEqual({
      ok: true,
      value: [{ orderId: 3, version }],
    });
  });

  test.each([
    ['an id outside of the range', { same: false, orders: [[1_001, version]] }],
    ['a version that is none', { same: false, orders: [[3, 'x']] }],
    ['no word on it', { orders: [] }],
  ])('refuses %s', async (_, value) => {
    const { session } = await open('3.0', always(granted(value)));
    expect(await session.compare(range, never)).toMatchObject({
      ok: false,
      error: { code: 'unexpected-answer' },
    });
  });
});
