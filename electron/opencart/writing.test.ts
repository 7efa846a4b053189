import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../shared/capabilities';
import type { HistoryPost, WriteSession } from './client';
import { createShopClient } from './create-client';
import { madeExchange } from './testing/exchange';
import {
  createRecordedTransport,
  readRecording,
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
const post: HistoryPost = { orderId: 5, statusId: 3, comment: 'On its way', notify: true };
const now = Date.UTC(2026, 10, 23, 20);

const recorded = (version: string, number: string) => readRecording(version, number).exchange;
const dated = (exchange: Exchange, time: number): Exchange => ({
  ...exchange,
  dateHeader: new Date(time).toUTCString(),
});

/** What each dialect's recorded shop answers before the write. */
const before: Readonly<Record<Dialect, (asked: AskedFor) => Exchange>> = {
  '2.3': ({ route, query }) =>
    route === 'api/login'
      ? recorded('2.3.0.2', '001')
      : recorded('2.3.0.2', query['token'] === 'x'.repeat(32) ? '020' : '069'),
  '3.0': ({ route, query }) =>
    route === 'api/login'
      ? recorded('3.0.3.9', '001')
      : recorded('3.0.3.9', query['api_token'] === 'x'.repeat(26) ? '020' : '044'),
  '4.0': () => recorded('4.0.2.3', '001'),
  '4.1': () => dated(recorded('4.1.0.4', '001'), now),
};

const isWrite = ({ route, query }: AskedFor) =>
  /history/i.test(route) || query['call'] === 'history_add';

function shop(
  dialect: Dialect,
  write: () => Exchange | null,
  prove: (asked: AskedFor) => Exchange | null = before[dialect],
) {
  const transport = createRecordedTransport((asked) => (isWrite(asked) ? write() : prove(asked)));
  const client = createShopClient({ dialect, credentials, transport, now: () => now });
  return { client, transport };
}

async function openWriter({ client }: ReturnType<typeof shop>): Promise<WriteSession> {
  const opened = await client.openWriter(never);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

function writes(transport: RecordedTransport) {
  return transport.asked.filter(({ url }) => /history/i.test(url));
}

const success: Readonly<Record<Dialect, () => Exchange>> = {
  '2.3': () => recorded('2.3.0.2', '326'),
  '3.0': () => recorded('3.0.3.9', '217'),
  '4.0': () => recorded('4.0.2.3', '234'),
  '4.1': () => recorded('4.1.0.4', '197'),
};

describe.each(['2.3', '3.0', '4.0', '4.1'] as const)('a history entry on %s', (dialect) => {
  test('is sent once, on a login and a connection of its own', async () => {
    const made = shop(dialect, success[dialect]);
    const session = await openWriter(made);
    expect(await session.addHistory(post, never)).toMatchObject({ kind: 'accepted' });
    const [sent, ...more] = writes(made.transport);
    expect(more).toEqual([]);
    expect(sent).toMatchObject({ method: 'POST', fresh: true });
    expect(made.transport.asked.filter(({ fresh }) => fresh === true)).toHaveLength(1);
    expect(sent?.form).toMatchObject({ order_status_id: '3', notify: '1', comment: 'On its way' });
  });

  test('whose answer is lost is not sent again', async () => {
    const made = shop(dialect, () => null);
    const outcome = await (await openWriter(made)).addHistory(post, never);
    expect(outcome).toMatchObject({ kind: 'unclear', hasEnded: false });
    expect(writes(made.transport)).toHaveLength(1);
  });

  test('called off beforehand is not sent at all', async () => {
    const made = shop(dialect, success[dialect]);
    const session = await openWriter(made);
    expect(await session.addHistory(post, AbortSignal.abort())).toEqual({
      kind: 'not-sent',
      error: { code: 'cancelled', facts: {} },
    });
    expect(writes(made.transport)).toEqual([]);
  });

  test('without a status is a bug, and nothing is sent', async () => {
    const made = shop(dialect, success[dialect]);
    const session = await openWriter(made);
    await expect(session.addHistory({ ...post, statusId: 0 }, never)).rejects.toThrow('status');
    expect(writes(made.transport)).toEqual([]);
  });

  test('is not tried where the login fails', async () => {
    const made = shop(dialect, success[dialect], () => null);
    expect(await made.client.openWriter(never)).toMatchObject({
      ok: false,
      error: { code: 'connection-dropped' },
    });
    expect(await made.client.proveAccess(never)).toMatchObject({ ok: false });
    expect(writes(made.transport)).toEqual([]);
  });
});

describe.each([
  ['2.3', '2.3.0.2', '327', '049'],
  ['3.0', '3.0.3.9', '218', '226'],
] as const)('on %s the two refusals are told apart', (dialect, version, notFound, noPermission) => {
  test('by the texts learnt on the same login', async () => {
    const missing = await openWriter(shop(dialect, () => recorded(version, notFound)));
    expect(await missing.addHistory(post, never)).toEqual({
      kind: 'refused',
      error: { code: 'order-not-found', facts: { orderId: 5 } },
    });
    const dead = await openWriter(shop(dialect, () => recorded(version, noPermission)));
    expect(await dead.addHistory(post, never)).toMatchObject({
      kind: 'refused',
      error: { code: 'no-permission' },
    });
  });

  test('also as an object, and with notices before them', async () => {
    const text = 'Warning: You do not have permission to access the API!';
    const body = `<b>Notice</b>: x${JSON.stringify({ error: { warning: text } })}`;
    const session = await openWriter(shop(dialect, () => madeExchange(body)));
    expect(await session.addHistory(post, never)).toMatchObject({
      error: { code: 'no-permission', facts: { text } },
    });
  });
});

test('on 2.3 the login, the learning and the entry share a cookie jar that another session has not', async () => {
  const made = shop('2.3', success['2.3']);
  await (await openWriter(made)).addHistory(post, never);
  const [sent] = writes(made.transport);
  expect(sent?.cookie).toContain('PHPSESSID=');
  await openWriter(made);
  const logins = made.transport.asked.filter(({ url }) => url.includes('api/login'));
  expect(logins.map(({ cookie }) => cookie)).toEqual([undefined, undefined]);
});

test.each(['3.0', '4.0', '4.1'] as const)('on %s no cookie is ever sent', async (dialect) => {
  const made = shop(dialect, success[dialect]);
  await (await openWriter(made)).addHistory(post, never);
  expect(made.transport.asked.every(({ cookie }) => cookie === undefined)).toBe(true);
});

describe('on 4.0', () => {
  test.each(['015', '027'])(
    'a 404 page proves nothing: a gateway may answer so (%s)',
    async (number) => {
      const session = await openWriter(shop('4.0', () => recorded('4.0.2.3', number)));
      expect(await session.addHistory(post, never)).toMatchObject({
        kind: 'unclear',
        hasEnded: false,
      });
    },
  );

  test.each(['016', '017', '018', '020', '024'])(
    'a token the shop does not know proves that nothing was done (%s)',
    async (number) => {
      const session = await openWriter(shop('4.0', () => recorded('4.0.2.3', number)));
      expect(await session.addHistory(post, never)).toMatchObject({
        kind: 'refused',
        error: { code: 'no-permission' },
      });
    },
  );

  test('access is proven by a login alone', async () => {
    const made = shop('4.0', success['4.0']);
    expect(await made.client.proveAccess(never)).toEqual({ ok: true, value: { serverTime: null } });
    expect(made.transport.asked).toHaveLength(1);
    const listed = shop('4.0', success['4.0'], () => recorded('4.0.2.3', '010'));
    expect(await listed.client.proveAccess(never)).toEqual({
      ok: false,
      error: { code: 'address-not-allowed', facts: { ip: '127.0.0.1' } },
    });
  });

  test('nothing can be read', async () => {
    const made = shop('4.0', success['4.0']);
    expect((await openWriter(made)).readOrder).toBeNull();
    expect(await made.client.openSession(never)).toMatchObject({
      error: { code: 'dialect-needs-connector' },
    });
  });
});

describe('on 4.1', () => {
  const hour = 3_600_000;
  const time = ({ query }: AskedFor) => Number(query['time']) * 1_000;
  /** A gate that takes a signature only near the shop's own clock. */
  const gate = (shopTime: number) => (asked: AskedFor) =>
    dated(
      recorded('4.1.0.4', Math.abs(time(asked) - shopTime) > 450_000 ? '017' : '001'),
      shopTime,
    );

  test('access is proven by one call the shop does not know', async () => {
    const made = shop('4.1', success['4.1']);
    expect(await made.client.proveAccess(never)).toEqual({ ok: true, value: { serverTime: now } });
    expect(made.transport.asked).toHaveLength(1);
  });

  test.each([hour, -hour])('a clock %d ms ahead is followed, for the write too', async (ahead) => {
    const made = shop('4.1', success['4.1'], gate(now + ahead));
    const session = await openWriter(made);
    expect(made.transport.asked).toHaveLength(2);
    await session.addHistory(post, never);
    const [sent] = writes(made.transport);
    expect(new URL(sent?.url ?? '').searchParams.get('time')).toBe(String((now + ahead) / 1_000));
  });

  test('a clock a few minutes off is followed without another proof', async () => {
    const made = shop('4.1', success['4.1'], gate(now + 400_000));
    await (await openWriter(made)).addHistory(post, never);
    expect(made.transport.asked).toHaveLength(2);
    const [sent] = writes(made.transport);
    expect(new URL(sent?.url ?? '').searchParams.get('time')).toBe(String((now + 400_000) / 1_000));
  });

  test.each([0, hour])('refused by a shop %d ms ahead it signs no third time', async (ahead) => {
    const refused = dated(recorded('4.1.0.4', '003'), now + ahead);
    const made = shop('4.1', success['4.1'], () => refused);
    expect(await made.client.proveAccess(never)).toEqual({
      ok: false,
      error: { code: 'signature-refused', facts: { username: 'desk' } },
    });
    expect(made.transport.asked).toHaveLength(ahead === 0 ? 1 : 2);
  });

  test('a refused entry is not signed anew, whatever the clock says', async () => {
    for (const [ahead, code] of [
      [0, 'signature-refused'],
      [hour, 'clock-skew'],
    ] as const) {
      const made = shop('4.1', () => dated(recorded('4.1.0.4', '017'), now + ahead));
      const session = await openWriter(made);
      expect(await session.addHistory(post, never)).toMatchObject({
        kind: 'refused',
        error: { code },
      });
      expect(writes(made.transport)).toHaveLength(1);
    }
  });

  test('a 403 that is no JSON proves nothing of the entry', async () => {
    const page = madeExchange('<!DOCTYPE html><html><title>Blocked</title></html>', {
      status: 403,
    });
    const session = await openWriter(shop('4.1', () => page));
    expect(await session.addHistory(post, never)).toMatchObject({ kind: 'unclear' });
  });

  test('an answer that is no proof is none', async () => {
    for (const exchange of [
      madeExchange('{}'),
      madeExchange('[]'),
      madeExchange('{"success":"x"}'),
    ]) {
      const made = shop('4.1', success['4.1'], () => exchange);
      expect(await made.client.proveAccess(never)).toMatchObject({
        error: { code: 'unexpected-answer' },
      });
    }
  });

  test('the key goes nowhere', async () => {
    const made = shop('4.1', success['4.1']);
    await (await openWriter(made)).addHistory(post, never);
    expect(JSON.stringify(made.transport.asked)).not.toContain(credentials.key);
  });
});
