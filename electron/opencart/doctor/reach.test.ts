import { X509Certificate } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { createServers } from '../testing/servers';
import { examine, findingOf, inShort } from './testing/examine';

const { closedPort, serve, serveProxy, serveTls, closeAll } = createServers();
afterEach(closeAll);

const shopAnswer = '{"error":"Warning: You do not have permission to access the API!"}';
const fingerprintOf = (cert: string): string => new X509Certificate(cert).fingerprint256;

describe('an address', { timeout: 30_000 }, () => {
  test.each([
    'javascript:alert(1)',
    'javascript:1',
    'file:///etc/passwd',
    'file:/etc/passwd',
    'data:text/html,hello',
    'mailto:shop@example.com',
    'ftp://shop.example/',
    'two words.example',
    'https://',
    ' ',
    '',
  ])('that is none: %j', async (address) => {
    const report = await examine({ address });
    expect(inShort(report)).toBe('!address bad-address → try-again');
    expect(report.requests).toBe(0);
  });

  test('with a user, a password, a query or a key in it shows none of them', async () => {
    const key = 'a1b2c3d4'.repeat(16);
    for (const address of [
      'https://anna:topsecret@shop.example/?api_token=topsecret',
      `shop.example/?key=${key}`,
      key,
      `topsecret@${key}`,
    ]) {
      const text = JSON.stringify(
        await examine({ address }, { lookUp: () => Promise.reject(new Error()) }),
      );
      expect(text).not.toContain('topsecret');
      expect(text).not.toContain(key);
    }
  });

  test('of other letters is shown as it is read and as it is looked up', async () => {
    const lookUp = () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' }));
    const report = await examine({ address: 'https://bücher.example:8443/shop' }, { lookUp });
    expect(report.typedAddress).toBe('https://bücher.example:8443/shop');
    const { state, error } = findingOf(report, 'name');
    expect(state).toBe('failed');
    expect(['no-such-host', 'offline']).toContain(error?.code);
    if (error?.code === 'no-such-host')
      expect(error.facts['host']).toBe('bücher.example:8443 (xn--bcher-kva.example:8443)');
  });
});

describe('a connection', { timeout: 30_000 }, () => {
  test('to a port at which nothing listens', async () => {
    const report = await examine({ address: `http://127.0.0.1:${await closedPort()}/` });
    expect(inShort(report)).toBe('address, -name, !connect connection-refused → try-again');
  });

  test('without a scheme goes on to http where https does not answer', async () => {
    const url = await serve((_, response) => response.end(shopAnswer));
    const report = await examine({ address: new URL(url).host });
    expect(report.address).toBe(url);
    expect(inShort(report)).toMatch(/connect, -certificate, redirect, answer, dialect/);
  });

  test('that takes the request and never answers is told as the answer', async () => {
    const url = await serve(() => undefined);
    const report = await examine({ address: url }, {}, { timeoutMs: 150 });
    expect(inShort(report)).toBe(
      'address, -name, connect, -certificate, redirect, !answer time-out → try-again',
    );
  });

  test('through a proxy shows it, and leaves the name to it', async () => {
    const { place } = await serveProxy();
    const proxyFor = async () => `PROXY ${place}`;
    const report = await examine({ address: 'http://shop.example.test/' }, { proxyFor });
    expect(report.proxy).toBe(place);
    expect(inShort(report)).toMatch(/^address, -name, connect, -certificate, redirect/);
  });

  test('whose proxy refuses it, or cannot be found out', async () => {
    const { place } = await serveProxy(407);
    const proxyFor = async () => `PROXY ${place}`;
    const refused = await examine({ address: 'https://shop.example.test/' }, { proxyFor });
    expect(findingOf(refused, 'connect')).toMatchObject({
      state: 'failed',
      error: { code: 'proxy', facts: { reason: 'authentication' } },
    });
    const broken = { proxyFor: () => Promise.reject(new Error('no script')) };
    expect(inShort(await examine({ address: 'http://shop.example.test/' }, broken))).toContain(
      '!connect proxy → try-again',
    );
  });
});

describe('a certificate', { timeout: 30_000 }, () => {
  const day = 86_400_000;

  test.each([
    ['self-signed', {}],
    ['expired', { validFrom: new Date(Date.now() - 90 * day), validDays: 5 }],
  ] as const)('%s is shown to be confirmed, then passes', async (reason, options) => {
    const { url, cert } = await serveTls(options, (_, response) => response.end(shopAnswer));
    const refused = await examine({ address: url });
    expect(inShort(refused)).toBe(
      'address, -name, connect, !certificate tls → confirm-certificate',
    );
    const { error, action } = findingOf(refused, 'certificate');
    expect(error?.facts['reason']).toBe(reason);
    expect(action).toMatchObject({ certificate: { fingerprint: fingerprintOf(cert) } });
    const confirmed = await examine({ address: url, certificate: fingerprintOf(cert) });
    expect(inShort(confirmed)).toContain('connect, certificate, redirect, answer, dialect');
  });

  test('of another name is shown to be confirmed', async () => {
    const { url, cert } = await serveTls({ hosts: ['other.example'] });
    const report = await examine({ address: url }, {}, { extraCa: [cert] });
    expect(findingOf(report, 'certificate')).toMatchObject({
      error: { facts: { reason: 'wrong-host-name' } },
      action: { kind: 'confirm-certificate' },
    });
  });

  test('that changed fails, with the new one to compare', async () => {
    const before = fingerprintOf((await serveTls()).cert);
    const { url, cert } = await serveTls();
    const report = await examine({ address: url, certificate: before });
    expect(findingOf(report, 'certificate')).toMatchObject({
      state: 'failed',
      error: {
        code: 'certificate-changed',
        facts: { found: fingerprintOf(cert), confirmed: before },
      },
      action: { kind: 'confirm-certificate', certificate: { fingerprint: fingerprintOf(cert) } },
    });
  });
});

describe('an answer that is none of OpenCart', { timeout: 30_000 }, () => {
  const page = (title: string, body = '') =>
    `<!DOCTYPE html><html><head><title>${title}</title></head><body>${body}</body></html>`;
  type Made = { status: number; headers?: Record<string, string>; body: string };
  const answers: readonly (readonly [string, string, Made])[] = [
    ['maintenance', 'maintenance', { status: 503, body: page('Back soon') }],
    [
      'a check for robots',
      'challenge-page',
      { status: 403, headers: { 'cf-mitigated': 'challenge' }, body: page('Just a moment...') },
    ],
    [
      'a login page',
      'login-page',
      { status: 200, body: page('Sign in', '<form><input type="password" name="p"></form>') },
    ],
    [
      'a login of the web server',
      'http-login',
      { status: 401, headers: { 'www-authenticate': 'Basic realm="Staging"' }, body: page('401') },
    ],
    [
      'a hidden PHP error',
      'error-page',
      { status: 302, headers: { location: 'error.html' }, body: '' },
    ],
    ['an empty 500', 'empty-answer', { status: 500, body: '' }],
    [
      'a PHP error',
      'php-error',
      {
        status: 500,
        body: '<b>Fatal error</b>: Uncaught Error: no such thing in /srv/shop/index.php',
      },
    ],
    ['some page', 'html', { status: 200, body: page('Welcome') }],
    ['text', 'not-json', { status: 200, body: 'hello there' }],
    [
      'packed garbage',
      'not-json',
      { status: 200, headers: { 'content-encoding': 'gzip' }, body: '{"this":"is not packed"}' },
    ],
    ['slow down', 'too-many-requests', { status: 429, body: '' }],
  ];

  test.each(answers)('%s: %s', async (_, code, made) => {
    const url = await serve((_request, response) => {
      response.writeHead(made.status, made.headers).end(made.body);
    });
    const report = await examine({ address: url, key: 'topsecret' });
    const answer = 'address, -name, connect, -certificate, redirect, !answer';
    expect(inShort(report)).toBe(`${answer} ${code} → try-again`);
    expect(report.findings.filter(({ state }) => state === 'failed')).toHaveLength(1);
  });

  test('a site without the API: dialect', async () => {
    const url = await serve((_, response) => response.writeHead(404).end(page('Not found')));
    expect(inShort(await examine({ address: url }))).toContain('answer, !dialect not-opencart');
  });

  test('10 MB: answer', async () => {
    const url = await serve((_, response) => response.end('x'.repeat(10_000_000)));
    expect(inShort(await examine({ address: url }))).toContain('!answer too-big');
  });
});
