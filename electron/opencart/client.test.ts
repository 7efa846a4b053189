import { describe, expect, test } from 'vitest';
import type { ShopClient } from './client';
import { createShopClient } from './create-client';
import { madeExchange } from './testing/exchange';
import {
  createRecordedTransport,
  readRecording,
  recordedToken,
  type AskedFor,
  type RecordedTransport,
} from './testing/recordings';
import type { Exchange } from './transport';

const never = new AbortController().signal;
const credentials = {
  address: 'http://shop.example.test:8123/',
  username: 'desk',
  key: 'topsecret',
};

const versions = {
  '2.3': { version: '2.3.0.2', login: '001', notFound: '069', refused: '020', token: 'token' },
  '3.0': { version: '3.0.3.9', login: '001', notFound: '044', refused: '020', token: 'api_token' },
} as const;
type Read = keyof typeof versions;

/** A shop that answers from the recordings; `orders` picks for ids above 0, and `change` may replace any answer. */
function recordedShop(
  dialect: Read,
  orders: (id: string, asked: AskedFor) => Exchange | null,
  change: (asked: AskedFor) => Exchange | null = () => null,
): { client: ShopClient; transport: RecordedTransport } {
  const { version, login, notFound, refused, token } = versions[dialect];
  const answer = (number: string) => readRecording(version, number).exchange;
  const transport = createRecordedTransport((asked) => {
    const changed = change(asked);
    if (changed !== null) return changed;
    if (asked.route === 'api/login') return answer(login);
    if (asked.query[token] !== recordedToken) return answer(refused);
    return asked.query['order_id'] === '0'
      ? answer(notFound)
      : orders(asked.query['order_id'] ?? '', asked);
  });
  return { client: createShopClient({ dialect, credentials, transport }), transport };
}

async function open(client: ShopClient) {
  const session = await client.openSession(never);
  if (!session.ok) throw new Error(JSON.stringify(session.error));
  return session.value;
}

const texts = {
  notFound: 'Warning: Order could not be found!',
  noPermission: 'Warning: You do not have permission to access the API!',
};

describe.each(['2.3', '3.0'] as const)('a session of %s', (dialect) => {
  const { version, refused } = versions[dialect];

  test('learns the two texts of the shop with three requests', async () => {
    const { client, transport } = recordedShop(dialect, () => null);
    const session = await open(client);
    expect(session.texts).toEqual(texts);
    expect(session.requests()).toBe(3);
    expect(transport.asked).toHaveLength(3);
  });

  test('finds an order, and tells a gap from a session that has died', async () => {
    const found = dialect === '2.3' ? '062' : '036';
    const gone = dialect === '2.3' ? '069' : '045';
    const { client } = recordedShop(dialect, (id) => {
      const { exchange } = readRecording(version, id === '2' ? found : id === '4' ? gone : refused);
      return { ...exchange, dateHeader: 'Mon, 23 Nov 2026 15:37:30 GMT' };
    });
    const session = await open(client);
    expect(await session.readOrder(2, never)).toMatchObject({
      kind: 'found',
      order: { orderId: 2, currencyCode: 'EUR' },
      serverTime: Date.UTC(2026, 10, 23, 15, 37, 30),
    });
    expect(await session.readOrder(4, never)).toEqual({ kind: 'missing' });
    expect(await session.readOrder(5, never)).toEqual({ kind: 'session-dead' });
    expect(session.requests()).toBe(6);
  });

  test('takes no other text for a gap, nor a changed one', async () => {
    const bodies: Readonly<Record<string, string>> = {
      1: '{"error":"Warning: Order could not be found"}',
      2: '{"error":{"warning":"Warning: Order could not be found!"}}',
      3: '[]',
      4: '{}',
      5: '{"success":"yes"}',
      6: '{"order":[]}',
      7: '{"order":{"order_id":"8"}}',
      8: '{"error":""}',
      9: 'null',
    };
    const { client } = recordedShop(dialect, (id) => madeExchange(bodies[id] ?? ''));
    const session = await open(client);
    for (const id of Object.keys(bodies).map(Number)) {
      expect(await session.readOrder(id, never)).toMatchObject({
        kind: 'failed',
        error: { code: 'unexpected-answer' },
      });
    }
    expect(await session.readOrder(10, never)).toEqual({
      kind: 'failed',
      error: { code: 'empty-answer', facts: { status: 200 } },
    });
  });

  test('reads an order behind a PHP notice', async () => {
    const { exchange } = readRecording(version, dialect === '2.3' ? '062' : '036');
    const notice = '<b>Notice</b>: Undefined index: x in <b>/var/www/a.php</b> on line <b>3</b>';
    const { client } = recordedShop(dialect, () => ({ ...exchange, body: notice + exchange.body }));
    expect(await (await open(client)).readOrder(2, never)).toMatchObject({ kind: 'found' });
  });

  test('works in any language, comparing the very bytes', async () => {
    const german = { notFound: 'Warnung: Auftrag &quot;fehlt&quot;', noPermission: 'Nö' };
    const { token } = versions[dialect];
    const { client } = recordedShop(
      dialect,
      () => null,
      ({ route, query }) => {
        if (route === 'api/login' || query['order_id'] === '3') return null;
        const isOurs = query[token] === recordedToken;
        return madeExchange(
          JSON.stringify({ error: isOurs ? german.notFound : german.noPermission }),
        );
      },
    );
    const session = await open(client);
    expect(session.texts).toEqual(german);
    expect(await session.readOrder(1, never)).toEqual({ kind: 'missing' });
    expect(await session.readOrder(3, never)).toMatchObject({ kind: 'failed' });
  });

  test.each([
    ['[]', 'unexpected-answer'],
    ['{"order":{"order_id":"0"}}', 'unexpected-answer'],
    ['{"error":{"warning":"no"}}', 'unexpected-answer'],
    ['<html><title>Hello</title></html>', 'html'],
    ['', 'empty-answer'],
  ])('is not opened when the texts cannot be learnt (%s)', async (body, code) => {
    for (const orderless of [true, false]) {
      const { client } = recordedShop(
        dialect,
        () => null,
        ({ route, query }) => {
          const isOurs = query[versions[dialect].token] === recordedToken;
          return route !== 'api/login' && isOurs === orderless ? madeExchange(body) : null;
        },
      );
      expect(await client.openSession(never)).toMatchObject({ ok: false, error: { code } });
    }
  });

  test('is not opened by a refused login, and its failure holds neither key nor token', async () => {
    const numbers = dialect === '2.3' ? ['002', '011'] : ['003', '013'];
    const codes = [];
    for (const number of numbers) {
      const { client, transport } = recordedShop(
        dialect,
        () => null,
        () => readRecording(version, number).exchange,
      );
      const result = await client.openSession(never);
      codes.push(result.ok ? '' : result.error.code);
      expect(JSON.stringify(result)).not.toContain('topsecret');
      expect(transport.asked).toHaveLength(1);
    }
    expect(codes).toEqual(['wrong-key', 'address-not-allowed']);
  });

  test('tells a redirected login, following nothing', async () => {
    const { client, transport } = recordedShop(
      dialect,
      () => null,
      () =>
        madeExchange('', { status: 301, headers: { location: 'https://www.shop.example.test/' } }),
    );
    expect(await client.openSession(never)).toMatchObject({
      error: { code: 'redirect', facts: { location: 'https://www.shop.example.test/' } },
    });
    expect(transport.asked).toHaveLength(1);
  });
});

test('2.3 posts the key alone, and sends token and PHPSESSID with every read', async () => {
  const { client, transport } = recordedShop('2.3', () => readRecording('2.3.0.2', '062').exchange);
  const session = await open(client);
  await session.readOrder(2, never);
  const [login, ...reads] = transport.asked;
  expect(login).toEqual({
    method: 'POST',
    url: 'http://shop.example.test:8123/index.php?route=api/login',
    form: { key: 'topsecret' },
  });
  expect(session.maxParallel).toBe(1);
  expect(reads).toHaveLength(3);
  for (const { cookie } of reads) {
    // `language` and `currency` carry a domain with a port: dropped without failing.
    expect(cookie?.split('; ').map((pair) => pair.split('=')[0])).toEqual([
      'PHPSESSID',
      'default',
      'api',
    ]);
  }
  expect(reads.map(({ url }) => new URL(url).searchParams.get('token'))).toEqual([
    recordedToken,
    'x'.repeat(32),
    recordedToken,
  ]);
});

test('2.3 keeps its cookies when the answer to the garbage token brings others', async () => {
  const foreign = ['PHPSESSID=notoursnotoursnotours22; path=/', 'api=notours; path=/'];
  const { client, transport } = recordedShop(
    '2.3',
    () => readRecording('2.3.0.2', '062').exchange,
    ({ query }) =>
      query['token'] === 'x'.repeat(32)
        ? { ...readRecording('2.3.0.2', '020').exchange, setCookie: foreign }
        : null,
  );
  await (await open(client)).readOrder(2, never);
  expect(transport.asked.at(-1)?.cookie).toBe(transport.asked[1]?.cookie);
});

test('each session of 2.3 has cookies of its own', async () => {
  let login = 0;
  const { client, transport } = recordedShop(
    '2.3',
    () => null,
    ({ route }) => {
      if (route !== 'api/login') return null;
      const { exchange } = readRecording('2.3.0.2', '001');
      return { ...exchange, setCookie: [`PHPSESSID=session${++login}; path=/; HttpOnly`] };
    },
  );
  await open(client);
  await open(client);
  expect(transport.asked.map(({ cookie }) => cookie?.split(';')[0])).toEqual([
    undefined,
    'PHPSESSID=session1',
    'PHPSESSID=session1',
    undefined,
    'PHPSESSID=session2',
    'PHPSESSID=session2',
  ]);
});

test('3.0 posts user name and key, sends no cookie and any number of reads at once', async () => {
  const { client, transport } = recordedShop('3.0', () => readRecording('3.0.3.9', '036').exchange);
  const session = await open(client);
  await session.readOrder(2, never);
  expect(transport.asked[0]?.form).toEqual({ username: 'desk', key: 'topsecret' });
  expect(transport.asked.every(({ cookie }) => cookie === undefined)).toBe(true);
  expect(session.maxParallel).toBe(Infinity);
  expect(transport.asked[3]?.url).toBe(
    `http://shop.example.test:8123/index.php?route=api/order/info&api_token=${recordedToken}&order_id=2`,
  );
});

test('3.0 in a time zone west of UTC is told as a token refused at once', async () => {
  const { client } = recordedShop(
    '3.0',
    () => null,
    ({ route }) => readRecording('3.0.3.9', route === 'api/login' ? '315' : '316').exchange,
  );
  expect(await client.openSession(never)).toEqual({
    ok: false,
    error: {
      code: 'no-permission',
      facts: { text: texts.noPermission, reason: 'token-refused-at-once' },
    },
  });
});

test('4.0 and 4.1 need the connector; nothing is sent', async () => {
  for (const dialect of ['4.0', '4.1'] as const) {
    const transport = createRecordedTransport(() => null);
    const client = createShopClient({ dialect, credentials, transport });
    expect(await client.openSession(never)).toEqual({
      ok: false,
      error: { code: 'dialect-needs-connector', facts: { dialect } },
    });
    expect(transport.asked).toEqual([]);
  }
});
