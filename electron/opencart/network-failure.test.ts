import { expect, test } from 'vitest';
import { nameNetworkFailure, provesNothingSent } from './network-failure';

const setting = {
  host: 'shop.example:8080',
  address: 'http://shop.example:8080/',
  proxy: { kind: 'direct' },
  hasNetwork: () => true,
  maxBytes: 8_000_000,
  timeoutMs: 20_000,
} as const;

function nodeError(code: string, message = ''): Error {
  return Object.assign(new Error(message), { code });
}

test.each([
  ['ENOTFOUND', 'no-such-host', { host: 'shop.example:8080' }],
  ['EAI_AGAIN', 'offline', {}],
  ['ENETUNREACH', 'offline', {}],
  ['ECONNREFUSED', 'connection-refused', { host: 'shop.example:8080' }],
  ['EHOSTUNREACH', 'connection-refused', { host: 'shop.example:8080' }],
  ['ETIMEDOUT', 'time-out', { seconds: 20 }],
  ['ECONNRESET', 'connection-dropped', { host: 'shop.example:8080' }],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tls', { reason: 'self-signed', host: 'shop.example:8080' }],
  [
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'tls',
    { reason: 'unknown-issuer', host: 'shop.example:8080' },
  ],
  [
    'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
    'tls',
    { reason: 'handshake', host: 'shop.example:8080' },
  ],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', { reason: 'not-tls', host: 'shop.example:8080' }],
  ['HPE_INVALID_CONSTANT', 'not-opencart', { address: 'http://shop.example:8080/' }],
  ['Z_DATA_ERROR', 'not-json', { start: '' }],
  ['', 'connection-dropped', { host: 'shop.example:8080' }],
])('%s is told as %s', (code, named, facts) => {
  expect(nameNetworkFailure(nodeError(code), setting)).toEqual({ code: named, facts });
});

test.each([
  'write EPROTO 1:error:100000f7:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER:../ssl.cc:1:', // Electron 33
  'write EPROTO C0FF:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../rec.c:1:', // Node 20
])('a port without TLS is told as such by %s', (message) => {
  const { facts } = nameNetworkFailure(nodeError('EPROTO', message), setting);
  expect(facts['reason']).toBe('not-tls');
});

test('an error wrapped by a library, or one of several addresses, is seen through', () => {
  const inner = nodeError('ECONNREFUSED');
  const several = new AggregateError([inner, nodeError('ENETUNREACH')]);
  for (const cause of [new Error('outer', { cause: inner }), several]) {
    expect(nameNetworkFailure(cause, setting).code).toBe('connection-refused');
  }
});

test('the same trouble on the way through a proxy is the proxy', () => {
  const proxy = { kind: 'http', url: 'http://proxy.example:3128' } as const;
  const reasons = ['ENOTFOUND', 'ECONNREFUSED', 'ECONNRESET'].map(
    (code) => nameNetworkFailure(nodeError(code), { ...setting, proxy }).facts['reason'],
  );
  expect(reasons).toEqual(['no-such-host', 'unreachable', 'dropped']);
});

test('what is thrown and is no error is still named', () => {
  for (const cause of [undefined, null, 'text', 7, {}]) {
    expect(nameNetworkFailure(cause, setting).code).toBe('connection-dropped');
  }
});

test('a connection that ends is dropped, whatever code its end has', () => {
  const proxy = { kind: 'http', url: 'http://proxy.example:3128' } as const;
  for (const code of ['EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT']) {
    const cause = Object.assign(nodeError(code), { syscall: 'read' });
    expect(nameNetworkFailure(cause, setting).code).toBe('connection-dropped');
    expect(nameNetworkFailure(cause, { ...setting, proxy }).facts['reason']).toBe('dropped');
  }
});

test.each([
  ['connection-refused', '', true],
  ['no-such-host', '', true],
  ['offline', '', true],
  ['certificate-changed', '', true],
  ['tls', 'expired', true],
  ['tls', 'handshake', true],
  ['tls', 'not-tls', true],
  ['proxy', 'unreachable', true],
  ['proxy', 'status-403', true],
  ['proxy', 'dropped', false],
  ['time-out', '', false],
  ['connection-dropped', '', false],
  ['too-big', '', false],
  ['empty-answer', '', false],
] as const)('%s %s proves that nothing was sent: %s', (code, reason, isProof) => {
  expect(provesNothingSent({ code, facts: { reason } })).toBe(isProof);
});
