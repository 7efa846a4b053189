import { execFileSync } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const script = fileURLToPath(new URL('./gate.php', import.meta.url));

/** What gate.php says of each case: the caller, or why it is refused; for 4.1 also the signed text. */
type Told = {
  readonly text?: string;
  readonly caller?: readonly [number, string, string];
  readonly refused?: readonly [string, string, string];
};
function ask(cases: readonly object[]): readonly Told[] {
  const input = cases.map((one) => JSON.stringify(one)).join('\n') + '\n';
  const output = execFileSync('php', ['-d', 'display_errors=stderr', script], { input });
  // gate.php's own shape
  return output
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Told);
}

type Vector = {
  readonly name: string;
  readonly route: string;
  readonly call: string;
  readonly username: string;
  readonly host: string;
  readonly path: string;
  readonly store_id: number;
  readonly language: string;
  readonly currency: string;
  readonly time: number;
  readonly key: string;
  readonly rawBody: string;
  readonly stringToSign: string;
  readonly signature: string;
};
const vectors = JSON.parse(
  readFileSync(new URL('../../contract/4.1.0.4/signature-vectors.json', import.meta.url), 'utf8'),
) as readonly Vector[]; // the recording's own shape

function signedCase(vector: Vector, changes: object = {}) {
  const { route, call, username, store_id, language, currency, time, signature } = vector;
  return {
    dialect: '4.1',
    users: [{ api_id: '4', username, key: vector.key, status: '1' }],
    ips: [{ ip: '192.0.2.7 ' }],
    sessions: [],
    get: { route, call, username, store_id, language, currency, time, signature },
    body: vector.rawBody,
    server: {
      REMOTE_ADDR: '192.0.2.7',
      HTTP_HOST: vector.host,
      PHP_SELF: `${vector.path}index.php`,
    },
    now: time,
    ...changes,
  };
}

/** A call of the connector, signed as the recorded ones. */
function connectorCall(call = 'cartwright'): Vector {
  const [first] = vectors;
  if (first === undefined) throw new Error('no vectors');
  const rawBody = 'do=hello&input=%7B%7D';
  const md5 = createHash('md5').update(rawBody).digest('hex');
  const stringToSign = `api/order\n${call}\norders-desk\n127.0.0.1:8141\n/\n0\nen-gb\nUSD\n${md5}\n1790000000\n`;
  const signature = createHmac('sha1', first.key).update(stringToSign).digest('base64');
  return { ...first, call, rawBody, stringToSign, signature };
}

describe('the signature of 4.1', () => {
  test('is over the very text the recorded shop signs', () => {
    expect(ask(vectors.map((vector) => signedCase(vector))).map(({ text }) => text)).toEqual(
      vectors.map(({ stringToSign }) => stringToSign),
    );
  });

  test("lets the connector's own call in and no other, though it is signed well", () => {
    const [own, ...others] = ask([
      signedCase(connectorCall()),
      ...vectors.map((vector) => signedCase(vector)),
    ]);
    expect(own?.caller).toEqual([4, 'orders-desk', '192.0.2.7']);
    for (const other of others)
      expect(other.refused).toEqual(['not-allowed', 'signature', '192.0.2.7']);
  });

  test('names what is wrong with a call', () => {
    const call = connectorCall();
    const user = { api_id: '4', username: 'orders-desk', key: call.key, status: '1' };
    const cases: readonly (readonly [string, object])[] = [
      ['signature', { body: 'do=hello&input=%7B%22places%22%3Atrue%7D' }],
      ['signature', { users: [{ ...user, key: 'another key' }] }],
      ['signature', { users: [] }],
      ['signature', { get: {} }],
      ['time', { now: call.time + 451 }],
      ['time', { now: call.time - 451 }],
      ['user-disabled', { users: [{ ...user, status: '0' }] }],
      ['ip', { ips: [] }],
      ['ip', { ips: [{ ip: '192.0.2.8' }] }],
    ];
    const told = ask(cases.map(([, changes]) => signedCase(call, changes)));
    expect(told.map(({ refused }) => refused?.[1])).toEqual(cases.map(([why]) => why));
  });

  test('takes a clock that is 450 seconds off', () => {
    const call = connectorCall();
    const told = ask([450, -450].map((off) => signedCase(call, { now: call.time + off })));
    expect(told.map(({ caller }) => caller?.[0])).toEqual([4, 4]);
  });
});

describe('the session of 2.3 to 4.0', () => {
  const session = (dialect: string, changes: object = {}) => ({
    dialect,
    users: [],
    ips: [{ ip: '192.0.2.7' }],
    sessions: [
      {
        api_id: '4',
        [dialect === '2.3' ? 'name' : 'username']: 'desk',
        status: '1',
        cartwright_token: 'aBc',
      },
    ],
    token: 'aBc',
    sessionApiId: '4',
    ip: '192.0.2.7',
    ...changes,
  });

  test.each(['2.3', '3.0', '4.0'])('lets the API user of %s in', (dialect) => {
    expect(ask([session(dialect)])).toEqual([{ caller: [4, 'desk', '192.0.2.7'] }]);
  });

  test('refuses a session that is not this token’s, and an address that is not listed', () => {
    const off = [{ api_id: '4', username: 'desk', status: '0', cartwright_token: 'aBc' }];
    const cases: readonly (readonly [string, object])[] = [
      ['no-session', { token: null }],
      ['no-session', { token: '' }],
      ['no-session', { token: ['aBc'] }],
      ['no-session', { token: 'abc' }],
      ['no-session', { sessions: [] }],
      ['no-session', { sessionApiId: null }],
      ['no-session', { sessionApiId: '5' }],
      ['user-disabled', { sessions: off }],
      ['ip', { ip: '192.0.2.70' }],
      ['ip', { ip: '', ips: [{ ip: '' }] }],
    ];
    const told = ask(cases.map(([, changes]) => session('3.0', changes)));
    expect(told.map(({ refused }) => refused?.[1])).toEqual(cases.map(([why]) => why));
  });
});

test('the door of a shop whose database breaks tells neither statement nor token', () => {
  const [told] = ask([{ door: true }]);
  const error = {
    code: 'failed',
    facts: { where: 'door', message: 'the shop could not look at who calls' },
  };
  expect(JSON.parse(told?.text ?? '')).toMatchObject({ cartwright: 1, ok: false, error });
  expect(told?.text).not.toMatch(/SELECT|token/);
});
