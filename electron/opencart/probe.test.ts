import { describe, expect, test } from 'vitest';
import type { AppErrorData } from '../../shared/errors';
import { probe } from './probe';
import { madeExchange } from './testing/exchange';
import {
  createRecordedTransport,
  readRecording,
  type AskedFor,
  type RecordedTransport,
} from './testing/recordings';
import type { Exchange, ShopRequest, Transport } from './transport';

const never = new AbortController().signal;
const base = 'https://shop.example.test/';

/** A version whose three questions were recorded as such. */
const probed =
  (version: string) =>
  ({ route }: AskedFor): Exchange => {
    const routes = ['api/order/info', 'api/login', 'api/account/login'];
    return readRecording(version, `00${routes.indexOf(route) + 1}`).exchange;
  };

/** What each version answers to the questions of a probe, as recorded. */
const shops: Readonly<Record<string, (asked: AskedFor) => Exchange>> = {
  '2.0': probed('2.0.3.1'),
  '2.1': ({ route }) => readRecording('2.1.0.2', route === 'api/login' ? '006' : '011').exchange,
  '2.2': probed('2.2.0.0'),
  '2.3': () => readRecording('2.3.0.2', '018').exchange,
  '3.0': () => readRecording('3.0.3.9', '019').exchange,
  '3.0.5': probed('3.0.5.1'),
  '4.0.0.0': probed('4.0.0.0'),
  '4.0.1': probed('4.0.1.1'),
  '4.1.0.3': probed('4.1.0.3'),
  '4.0': ({ route }) =>
    readRecording('4.0.2.3', route === 'api/account/login' ? '007' : '015').exchange,
  '4.1': () => readRecording('4.1.0.4', '034').exchange,
};

function shop(name: string): RecordedTransport {
  const answer = shops[name];
  if (answer === undefined) throw new Error(`no such shop: ${name}`);
  return createRecordedTransport(answer);
}

const page = (status: number, title = 'Hello') =>
  madeExchange(`<!DOCTYPE html><html><title>${title}</title></html>`, { status });

/** Answers by the base address asked: a body, or why none came. */
function sites(
  pick: (address: string, route: string) => Exchange | AppErrorData,
): Transport & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async send(request: ShopRequest) {
      asked.push(request.url);
      const url = new URL(request.url);
      const address = `${url.origin}${url.pathname.replace(/index\.php$/, '')}`;
      const answer = pick(address, url.searchParams.get('route') ?? '');
      return 'code' in answer ? { ok: false, error: answer } : { ok: true, value: answer };
    },
    close: () => undefined,
  };
}

describe('the dialect is found from the answers of the shop', () => {
  test.each([
    ['2.3', '2.3', 1],
    ['3.0', '3.0', 1],
    ['3.0.5', '3.0', 1],
    ['4.0', '4.0', 3],
    ['4.0.1', '4.0', 3],
    ['4.1', '4.1', 1],
    ['4.1.0.3', '4.1', 1],
  ])('%s as %s in %d requests', async (name, dialect, requests) => {
    const transport = shop(name);
    expect(await probe(base, transport, never)).toEqual({
      ok: true,
      value: { dialect, address: base },
    });
    expect(transport.asked).toHaveLength(requests);
  });

  test.each([
    ['2.0', 'dialect-too-old', 2],
    ['2.1', 'dialect-too-old', 2],
    ['2.2', 'dialect-too-old', 2],
  ])('%s is refused as %s in %d requests', async (dialect, code, requests) => {
    const transport = shop(dialect);
    expect(await probe(base, transport, never)).toEqual({
      ok: false,
      error: { code, facts: { dialect } },
    });
    expect(transport.asked).toHaveLength(requests);
  });

  test('4.0.0.0, where nobody can log in, is refused by its release', async () => {
    const transport = shop('4.0.0.0');
    expect(await probe(`${base}store/`, transport, never)).toEqual({
      ok: false,
      error: { code: 'release-unusable', facts: { release: '4.0.0.0' } },
    });
    expect(transport.asked).toHaveLength(3);
  });

  test('pages with cookies of another kind are no shop', async () => {
    const { exchange } = readRecording('4.0.0.0', '001');
    for (const setCookie of [
      [],
      ['laravel_session=x; path=/; SameSite=Lax'],
      ['currency=USD; SameSite=Lax'],
      ['OCSESSID=x; path=/'],
    ]) {
      const transport = createRecordedTransport(() => ({ ...exchange, setCookie }));
      expect(await probe(base, transport, never)).toMatchObject({
        error: { code: 'not-opencart' },
      });
    }
  });

  test('4.0 and 4.0.0.0 behind the notices of a PHP too new for them', async () => {
    const notices =
      '<b>Unknown</b>: Creation of dynamic property x is deprecated in <b>/a/b.php</b> on line <b>1</b>';
    const noisy = (name: string) =>
      createRecordedTransport((asked) => {
        const exchange = shops[name]?.(asked);
        return exchange === undefined
          ? null
          : { ...exchange, status: 200, body: `${notices}${exchange.body}` };
      });
    expect(await probe(base, noisy('4.0.1'), never)).toMatchObject({ value: { dialect: '4.0' } });
    expect(await probe(base, noisy('4.0.0.0'), never)).toMatchObject({
      error: { code: 'release-unusable' },
    });
  });

  test('only by GET, without cookies and without anything posted', async () => {
    for (const name of Object.keys(shops)) {
      const transport = shop(name);
      await probe(base, transport, never);
      for (const request of transport.asked) {
        expect(request.method).toBe('GET');
        expect(request.form ?? request.cookie).toBeUndefined();
      }
    }
  });

  test('3.0 with a session cookie of another name, or with none', async () => {
    const renamed = createRecordedTransport(({ query }) => {
      const number = query['api_token'] === undefined ? '019' : '020';
      const { exchange } = readRecording('3.0.3.9', number);
      const setCookie = exchange.setCookie.map((one) => one.replace('OCSESSID', 'PHPSESSID'));
      return { ...exchange, setCookie };
    });
    const without = createRecordedTransport(() => ({
      ...readRecording('3.0.3.9', '019').exchange,
      setCookie: [],
    }));
    for (const transport of [renamed, without]) {
      expect(await probe(base, transport, never)).toMatchObject({ value: { dialect: '3.0' } });
    }
  });

  test('behind a PHP notice', async () => {
    const { exchange } = readRecording('2.3.0.2', '018');
    const body = `<b>Notice</b>: x in <b>/a/b.php</b> on line <b>1</b>${exchange.body}`;
    const transport = createRecordedTransport(() => ({ ...exchange, body }));
    expect(await probe(base, transport, never)).toMatchObject({ value: { dialect: '2.3' } });
  });
});

describe('the address is found from what was typed', () => {
  const only = (place: string) =>
    sites((address) => (address === place ? readRecording('3.0.3.9', '019').exchange : page(404)));

  test.each([
    ['shop.example.test', 'https://shop.example.test/'],
    ['shop.example.test/store/admin/index.php?route=x', 'https://shop.example.test/store/'],
    ['https://shop.example.test/some/product', 'https://shop.example.test/'],
    ['shop.example.test/en/desktops/mac.html', 'https://shop.example.test/'],
    ['shop.example.test/store/en/desktops/mac', 'https://shop.example.test/store/'],
    ['shop.example.test', 'http://shop.example.test/'],
  ])('%s leads to %s', async (typed, address) => {
    expect(await probe(typed, only(address), never)).toMatchObject({ value: { address } });
  });

  describe('that lies within a 4.1 shop with SEO addresses', () => {
    const { exchange } = readRecording('4.1.0.4', '034');
    const inFolder = (folder: string) => ({
      ...exchange,
      setCookie: exchange.setCookie.map((one) =>
        one.startsWith('OCSESSID') ? one.replace('path=/', `path=${folder}`) : one,
      ),
    });

    test('as the folder the shop names, once that answers', async () => {
      const transport = sites(() => inFolder('/store/'));
      expect(await probe(`${base}store/en/desktops/`, transport, never)).toEqual({
        ok: true,
        value: { dialect: '4.1', address: `${base}store/` },
      });
      expect(transport.asked).toHaveLength(2);
    });

    test('as it was typed where a proxy has added the folder', async () => {
      const transport = sites((address) =>
        address === `${base}store/` ? inFolder('/') : page(404),
      );
      expect(await probe(`${base}store/`, transport, never)).toMatchObject({
        value: { address: `${base}store/` },
      });
    });

    test('never as a folder beside it', async () => {
      for (const folder of ['/other/', 'elsewhere', '/a b', '//evil.example/']) {
        const transport = sites(() => inFolder(folder));
        expect(await probe(`${base}store/`, transport, never)).toMatchObject({
          value: { address: `${base}store/` },
        });
      }
    });
  });

  test('with a port that speaks no TLS falls to http', async () => {
    const transport = sites((address) =>
      address.startsWith('https:')
        ? { code: 'tls', facts: { reason: 'not-tls' } }
        : readRecording('2.3.0.2', '018').exchange,
    );
    expect(await probe('shop.example.test:8123', transport, never)).toMatchObject({
      value: { address: 'http://shop.example.test:8123/', dialect: '2.3' },
    });
  });

  test('with an untrusted certificate never falls to http', async () => {
    const transport = sites((address) =>
      address.startsWith('https:')
        ? { code: 'tls', facts: { reason: 'self-signed' } }
        : readRecording('2.3.0.2', '018').exchange,
    );
    expect(await probe('shop.example.test', transport, never)).toMatchObject({
      error: { code: 'tls', facts: { reason: 'self-signed' } },
    });
    expect(transport.asked.every((url) => url.startsWith('https:'))).toBe(true);
  });

  test('with https typed never falls to http', async () => {
    const transport = sites(() => ({ code: 'connection-refused', facts: { host: 'x' } }));
    await probe('https://shop.example.test/', transport, never);
    expect(transport.asked).toHaveLength(1);
  });
});

describe('what is wrong is named by the most telling failure', () => {
  const dropped: AppErrorData = { code: 'connection-dropped', facts: {} };
  const refused: AppErrorData = { code: 'connection-refused', facts: { host: 'x' } };
  const redirect = madeExchange('', {
    status: 301,
    headers: { location: 'https://www.shop.example.test/index.php?route=api/order/info' },
  });

  test.each<[string, (address: string) => Exchange | AppErrorData, string]>([
    ['pages that are not there', () => page(404), 'not-opencart'],
    ['JSON of something else', () => madeExchange('{"hello":"world"}'), 'not-opencart'],
    ['a page in the place of the answer', () => page(200, 'Robot check'), 'html'],
    ['a block', () => page(403, 'Forbidden'), 'html'],
    ['a page for maintenance', () => page(503), 'maintenance'],
    ['a redirect', () => redirect, 'redirect'],
    ['an empty 500', () => madeExchange('', { status: 500 }), 'empty-answer'],
    ['a fatal error', () => madeExchange('<b>Fatal error</b>: no'), 'php-error'],
    ['no network', () => ({ code: 'offline', facts: {} }), 'offline'],
    ['no name', () => ({ code: 'no-such-host', facts: { host: 'x' } }), 'no-such-host'],
    [
      'https closed, http without a shop',
      (address) => (address.startsWith('https') ? refused : page(404)),
      'not-opencart',
    ],
    [
      'https redirecting, http closed',
      (address) => (address.startsWith('https') ? redirect : refused),
      'redirect',
    ],
    [
      'https without a shop, http dropped',
      (address) => (address.startsWith('https') ? page(404) : dropped),
      'not-opencart',
    ],
  ])('%s', async (_, pick, code) => {
    expect(await probe('shop.example.test/store', sites(pick), never)).toMatchObject({
      ok: false,
      error: { code },
    });
  });

  test('and a redirect with the address to take instead', async () => {
    expect(
      await probe(
        base,
        sites(() => redirect),
        never,
      ),
    ).toEqual({
      ok: false,
      error: {
        code: 'redirect',
        facts: { status: 301, location: 'https://www.shop.example.test/' },
      },
    });
  });

  const sentOn = (location: string) => madeExchange('', { status: 302, headers: { location } });

  test('and a redirect to the address itself as a circle', async () => {
    const transport = sites(() => sentOn(`${base}index.php?route=api/order/info&hop=1`));
    expect(await probe(base, transport, never)).toMatchObject({
      error: { code: 'redirect-loop', facts: { status: 302, hops: 3 } },
    });
    expect(transport.asked.slice(1)).toEqual([base, `${base}index.php`]);
  });

  test('and https and http that send on to each other as a circle', async () => {
    const host = 'shop.example.test';
    const transport = sites((address) =>
      sentOn(address.startsWith('https') ? `http://${host}/` : `https://${host}/`),
    );
    expect(await probe(host, transport, never)).toMatchObject({ error: { code: 'redirect-loop' } });
  });

  test('and a page of its own in the place of every answer as a circle', async () => {
    const transport = sites((_, route) => (route === '' ? page(200) : sentOn(base)));
    expect(await probe(base, transport, never)).toMatchObject({
      error: { code: 'redirect-loop', facts: { location: base, hops: 1 } },
    });
  });

  test('and a redirect by way of the address itself with where it ends', async () => {
    const end = 'https://www.shop.example.test/';
    const transport = sites((address, route) => {
      if (address === end) return page(200);
      return sentOn(route === '' ? end : base);
    });
    expect(await probe(base, transport, never)).toMatchObject({
      error: { code: 'redirect', facts: { location: end } },
    });
  });

  test('and https that leads to an http without a shop as the redirect it is', async () => {
    const host = 'shop.example.test';
    const transport = sites((address) =>
      address.startsWith('https') ? sentOn(`http://${host}/`) : page(404),
    );
    expect(await probe(host, transport, never)).toMatchObject({
      error: { code: 'redirect', facts: { location: `http://${host}/` } },
    });
  });

  test('and a site out of reach is asked once, not for each folder', async () => {
    const transport = sites(() => ({ code: 'time-out', facts: { seconds: 20 } }));
    await probe('shop.example.test/store', transport, never);
    expect(transport.asked).toHaveLength(2);
  });

  test('and nonsense before anything is sent', async () => {
    const transport = sites(() => page(404));
    expect(await probe('not an address', transport, never)).toMatchObject({
      error: { code: 'bad-address' },
    });
    expect(transport.asked).toEqual([]);
  });

  test('and an abort ends the probe', async () => {
    const stop = new AbortController();
    const transport = sites(() => {
      stop.abort();
      return dropped;
    });
    expect(await probe('shop.example.test/store', transport, stop.signal)).toEqual({
      ok: false,
      error: dropped,
    });
    expect(transport.asked).toHaveLength(1);
  });
});
