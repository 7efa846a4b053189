import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../../shared/capabilities';
import { readRecording } from '../testing/recordings';
import { dialects, useConnectorShops } from '../testing/connector-setting';
import {
  notFoundPage,
  themePage,
  unknownCallText,
  type Script,
  type ScriptedAnswer,
} from '../testing/connector-shop';
import { granted, refusedWith, wireHello, wireMark } from '../testing/connector-wire';
import { never } from '../testing/servers';

const { start } = useConnectorShops();

const routes: Readonly<Record<Dialect, readonly string[]>> = {
  '2.3': ['api/cartwright/call', 'api/order/cartwright'],
  '3.0': ['api/cartwright/call'],
  '4.0': ['api/cartwright'],
  '4.1': ['api/order'],
};

/** How a shop without the connector answers. */
const withoutIt: Readonly<Record<Dialect, ScriptedAnswer>> = {
  '2.3': notFoundPage,
  '3.0': notFoundPage,
  '4.0': notFoundPage,
  '4.1': JSON.stringify({ error: unknownCallText }),
};

async function look(dialect: Dialect, script: Script, options = {}) {
  const { shop, client } = await start(dialect, script, options);
  return { shop, found: await client.openConnector(never) };
}

describe.each(dialects)('a %s shop', (dialect) => {
  test('with the connector is found by one call after the login', async () => {
    const { shop, found } = await look(dialect, { connector: () => undefined });
    if (!found.ok || found.value.kind !== 'present') throw new Error(JSON.stringify(found));
    expect(found.value.session.hello).toEqual({
      state: {
        kind: 'present',
        build: '0.1.0',
        opencart: '3.0.3.9',
        canWrite: true,
        engines: 'journal',
      },
      facts: {
        baseCurrency: 'EUR',
        currencies: [
          {
            code: 'EUR',
            title: 'Euro',
            symbolLeft: '',
            symbolRight: '€',
            decimals: 2,
            value: '1.00000000',
            isEnabled: true,
          },
        ],
        statuses: [
          {
            statusId: 1,
            names: [{ languageId: 1, name: 'Paid & packed' }],
            class: 'processing',
          },
          { statusId: 7, names: [], class: null },
        ],
        defaultLanguageId: 1,
        languages: [{ languageId: 1, code: 'en-gb', name: 'English' }],
        storefronts: [{ storeId: 0, name: 'Harbour & Hearth', url: 'https://shop.example.test/' }],
        zone: 'Europe/Berlin',
      },
      orderCount: 60,
      highestOrderId: 172,
      mark: JSON.stringify(wireMark),
      serverTime: 1_795_478_400_000,
    });
    expect(found.value.session.requests()).toBe(2);
    expect(shop.requests()).toBe(2);
    expect(shop.calls).toMatchObject([
      {
        route: routes[dialect][0],
        call: dialect === '4.1' ? 'cartwright' : '',
        do: 'hello',
        input: {},
        token: dialect === '4.1' ? '' : 'token000000000001',
        cookie: dialect === '2.3' ? 'PHPSESSID=session1' : '',
      },
    ]);
  });

  test('without it answers as it answers any unknown call', async () => {
    const { shop, found } = await look(dialect, { connector: () => withoutIt[dialect] });
    expect(found).toEqual({ ok: true, value: { kind: 'missing' } });
    expect(shop.calls.map(({ route }) => route)).toEqual(routes[dialect]);
    expect(shop.requests()).toBe({ '2.3': 3, '3.0': 2, '4.0': 3, '4.1': 2 }[dialect]);
  });

  test.each([
    ['a 404 without a page', { status: 404, body: 'File not found.' }, 'not-json'],
    ['an empty 404', { status: 404 }, 'empty-answer'],
    ['a 404 with JSON', { status: 404, body: '{"error":"Not Found"}' }, 'unexpected-answer'],
    [
      'a 404 of a check for robots',
      { status: 404, body: themePage, headers: { 'cf-mitigated': 'challenge' } },
      'challenge-page',
    ],
    ['a page as an answer', { body: themePage }, 'html'],
    ['a page that forbids', { status: 403, body: themePage }, 'html'],
    [
      'a page that asks for a password',
      { body: '<html><body><input name="p" type="password"></body></html>' },
      'login-page',
    ],
    [
      'a check for robots',
      { status: 403, body: '<html><script src="/cdn-cgi/challenge-platform/x"></script></html>' },
      'challenge-page',
    ],
    [
      'the login of the web server',
      { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' }, body: themePage },
      'http-login',
    ],
    [
      'a redirect',
      { status: 302, headers: { location: '/index.php?route=common/home' } },
      'redirect',
    ],
    [
      'a redirect to error.html',
      { status: 302, headers: { location: 'error.html' } },
      'error-page',
    ],
    ['an empty 500', { status: 500 }, 'empty-answer'],
    ['a page with 500', { status: 500, body: themePage }, 'server-error'],
    ['an outage', { status: 503, body: themePage }, 'maintenance'],
    ['a gateway that waited', { status: 504, body: themePage }, 'server-error'],
    ['a wish to slow down', { status: 429, body: themePage }, 'too-many-requests'],
    ['an empty list', { body: '[]' }, 'unexpected-answer'],
    ['an empty object', { body: '{}' }, 'unexpected-answer'],
    ['another text', { body: '{"error":"You may not do this"}' }, 'unexpected-answer'],
    ['nothing', { body: '' }, 'empty-answer'],
    [
      'a page after which PHP had broken off',
      { status: 404, body: `<b>Fatal error</b>: Uncaught Error: no such class\n${themePage}` },
      'php-error',
    ],
    ['half an answer', { body: granted(wireHello()).slice(0, -40) }, 'not-json'],
    ['a dropped connection', { drop: true }, 'connection-dropped'],
  ] as const)('that answers with %s is not taken for one without it', async (_, answer, code) => {
    const { found } = await look(dialect, { connector: () => answer });
    expect(found).toMatchObject({ ok: false, error: { code } });
  });

  test('that never answers is a time-out', async () => {
    const { client } = await start(
      dialect,
      { connector: () => ({ headers: { 'content-length': '10' }, body: '{' }) },
      { timeoutMs: 200 },
    );
    expect(await client.openConnector(never)).toMatchObject({
      ok: false,
      error: { code: 'time-out' },
    });
  });

  test('whose connector speaks another protocol is told, with the side that is behind', async () => {
    const old = JSON.stringify({ cartwright: 0, build: '0.0.9', ok: true, value: 7 });
    expect((await look(dialect, { connector: () => old })).found).toEqual({
      ok: true,
      value: { kind: 'mismatch', build: '0.0.9', update: 'connector' },
    });
    const later = JSON.stringify({ cartwright: 2, sealed: '…' });
    expect((await look(dialect, { connector: () => later })).found).toEqual({
      ok: true,
      value: { kind: 'mismatch', build: '', update: 'desk' },
    });
    const inside = granted(wireHello({ protocol: 3, currencies: 'other' }));
    expect((await look(dialect, { connector: () => inside })).found).toEqual({
      ok: true,
      value: { kind: 'mismatch', build: '0.1.0', update: 'desk' },
    });
  });

  test.each(['no-session', 'user-disabled', 'ip', 'signature', 'time'])(
    'whose connector refuses (%s) is told with the reason',
    async (why) => {
      const { shop, found } = await look(dialect, {
        connector: () => refusedWith('not-allowed', { why, ip: '192.0.2.7' }),
      });
      expect(found).toEqual({ ok: true, value: { kind: 'refused', why } });
      expect(shop.logins()).toBe(why === 'no-session' ? 2 : 1);
    },
  );

  test('whose first session ended at once is asked with a second', async () => {
    let asked = 0;
    const { shop, found } = await look(dialect, {
      connector: () =>
        ++asked > 1 ? undefined : refusedWith('not-allowed', { why: 'no-session', ip: '' }),
    });
    expect(found).toMatchObject({ ok: true, value: { kind: 'present' } });
    expect(shop.logins()).toBe(2);
  });

  test('whose connector broke off is a failure with its words, and without paths', async () => {
    const error = { where: 'hello', message: "Table 'x' is gone in /var/www/shop/core/sql.php" };
    const { found } = await look(dialect, { connector: () => refusedWith('failed', error) });
    expect(found).toEqual({
      ok: false,
      error: {
        code: 'connector-failed',
        facts: { where: 'hello', message: "Table 'x' is gone in …" },
      },
    });
  });

  test('that prints notices before its answer is understood', async () => {
    const noise = '<b>Notice</b>: Undefined index: x in <b>/var/www/a.php</b> on line <b>4</b>';
    const { found } = await look(dialect, { connector: () => `${noise}${granted(wireHello())}` });
    expect(found).toMatchObject({ ok: true, value: { kind: 'present' } });
  });

  test.each([
    ['a missing currency', { base_currency: undefined }],
    ['statuses of another shape', { statuses: { 1: 'Pending' } }],
    ['a mark that is none', { mark: null }],
  ])('whose hello has %s is a failure that names the place', async (_, change) => {
    const { found } = await look(dialect, { connector: () => granted(wireHello(change)) });
    const [name = ''] = Object.keys(change);
    expect(found).toMatchObject({
      ok: false,
      error: { code: 'unexpected-answer', facts: { start: `hello: ${name}` } },
    });
  });
});

describe('a login that fails', () => {
  test.each([
    ['2.3', '[]', 'wrong-key'],
    ['3.0', '[]', 'wrong-key'],
    ['3.0', '{"error":{"ip":"Your IP 192.0.2.7 is not allowed"}}', 'address-not-allowed'],
    ['4.0', '{"error":"Incorrect API Key!"}', 'wrong-key'],
    ['4.0', '{"error":"Your IP 192.0.2.7 is not allowed"}', 'address-not-allowed'],
  ] as const)('on %s is told as such (%s)', async (dialect, body, code) => {
    const { shop, found } = await look(dialect, { connector: () => undefined, login: () => body });
    expect(found).toMatchObject({ ok: false, error: { code } });
    expect(shop.calls).toEqual([]);
  });

  test('on 4.1 is a refused signature', async () => {
    const { shop, found } = await look('4.1', {
      connector: () => undefined,
      ping: () => ({ status: 403, body: '{"error":"no"}' }),
    });
    expect(found).toMatchObject({ ok: false, error: { code: 'signature-refused' } });
    expect(shop.calls).toEqual([]);
  });
});

describe('a 2.3 shop', () => {
  test('whose connector came as a modification is asked there from then on', async () => {
    const { shop, client } = await start('2.3', {
      connector: ({ route, do: name }) => {
        if (route === 'api/cartwright/call') return notFoundPage;
        return name === 'hello' ? undefined : refusedWith('not-found', { order_id: 7 });
      },
    });
    const found = await client.openConnector(never);
    if (!found.ok || found.value.kind !== 'present') throw new Error(JSON.stringify(found));
    expect(await found.value.session.readOrder(7, never)).toEqual({ kind: 'missing' });
    expect(shop.calls.map(({ route, do: name }) => `${route} ${name}`)).toEqual([
      'api/cartwright/call hello',
      'api/order/cartwright hello',
      'api/order/cartwright order',
    ]);
    expect(shop.calls.every(({ cookie }) => cookie === 'PHPSESSID=session1')).toBe(true);
  });

  test('is not asked at its second address when the first one broke', async () => {
    const { shop, found } = await look('2.3', { connector: () => ({ status: 500 }) });
    expect(found).toMatchObject({ ok: false, error: { code: 'empty-answer' } });
    expect(shop.calls).toHaveLength(1);
  });
});

describe('recorded answers of shops without the connector', () => {
  const recorded = (version: string, number: string): ScriptedAnswer => {
    const { status, body } = readRecording(version, number).exchange;
    return { status, body };
  };

  test('of 2.3 at both addresses, 3.0 and 4.0 are known as such', async () => {
    const of23 = await look('2.3', {
      connector: ({ route }) =>
        recorded('2.3.0.2', route === 'api/order/cartwright' ? '812' : '811'),
    });
    const of30 = await look('3.0', { connector: () => recorded('3.0.3.9', '811') });
    const of40 = await look('4.0', {
      connector: () => recorded('4.0.2.3', '811'),
      cart: () => recorded('4.0.2.3', '812'),
    });
    for (const { found } of [of23, of30, of40]) {
      expect(found).toEqual({ ok: true, value: { kind: 'missing' } });
    }
  });

  test('of 4.1 are known by the words of the proof', async () => {
    const { found } = await look('4.1', {
      connector: () => recorded('4.1.0.4', '811'),
      ping: () => recorded('4.1.0.4', '001'),
    });
    expect(found).toEqual({ ok: true, value: { kind: 'missing' } });
  });
});

describe('a page after notices of PHP', () => {
  const noise = '<b>Unknown</b>: old style in <b>/var/www/a.php</b> on line <b>4</b><br />\n';

  test.each(['2.3', '3.0'] as const)(
    'is the page of an unknown call on %s, whatever its status',
    async (dialect) => {
      for (const status of [200, 404]) {
        const { found } = await look(dialect, {
          connector: () => ({ status, body: `${noise}${themePage}` }),
        });
        expect(found).toEqual({ ok: true, value: { kind: 'missing' } });
      }
    },
  );

  test('is not when it asks for a password', async () => {
    const body = `${noise}<html><body><input type="password"></body></html>`;
    const { found } = await look('2.3', { connector: () => ({ body }) });
    expect(found).toMatchObject({ ok: false });
  });
});

describe('a 4.0 shop', () => {
  test('that does not keep the session shows the same page, and is not taken for one without', async () => {
    const { found } = await look('4.0', {
      connector: () => notFoundPage,
      cart: () => notFoundPage,
    });
    expect(found).toEqual({ ok: false, error: { code: 'no-permission', facts: { text: '' } } });
  });

  test('that breaks while the session is proven is told by that', async () => {
    const { found } = await look('4.0', {
      connector: () => notFoundPage,
      cart: () => ({ status: 503, body: themePage }),
    });
    expect(found).toMatchObject({ ok: false, error: { code: 'maintenance' } });
  });

  test.each(['016', '017'])(
    'that refuses the token at once is asked once more (%s)',
    async (number) => {
      const { status, body } = readRecording('4.0.2.3', number).exchange;
      const dead = await look('4.0', { connector: () => ({ status, body }) });
      expect(dead.found).toEqual({
        ok: false,
        error: { code: 'no-permission', facts: { text: '' } },
      });
      expect(dead.shop.logins()).toBe(2);
      const revived = await look('4.0', {
        connector: ({ token }) => (token.endsWith('1') ? { status, body } : undefined),
      });
      expect(revived.found).toMatchObject({ ok: true, value: { kind: 'present' } });
    },
  );
});

describe('a 4.1 shop', () => {
  test('whose words for an unknown call are others than those of the proof is not taken for one without', async () => {
    const { found } = await look('4.1', { connector: () => '{"error":"Please log in"}' });
    expect(found).toEqual({
      ok: false,
      error: { code: 'unexpected-answer', facts: { start: '{error}' } },
    });
  });

  test('that shows a page is not taken for one without it: it answers with JSON', async () => {
    const { found } = await look('4.1', { connector: () => notFoundPage });
    expect(found).toMatchObject({ ok: false, error: { code: 'html', facts: { status: 404 } } });
  });

  test('that refuses the signature of the call is told as that', async () => {
    const { found } = await look('4.1', {
      connector: () => ({ status: 403, body: '{"error":"You do not have permission"}' }),
    });
    expect(found).toMatchObject({ ok: false, error: { code: 'signature-refused' } });
  });

  test('whose clock is ahead is signed for by its own', async () => {
    const ahead = 3_600_000;
    const now = () => Date.now() + ahead;
    const isGood = (time: number) => Math.abs(time * 1_000 - now()) < 450_000;
    const { shop, found } = await look('4.1', {
      connector: () => undefined,
      now,
      ping: (time) =>
        isGood(time)
          ? JSON.stringify({ error: unknownCallText })
          : { status: 403, body: '{"error":"no"}' },
    });
    expect(found).toMatchObject({ ok: true, value: { kind: 'present' } });
    expect(shop.requests()).toBe(3);
  });
});
