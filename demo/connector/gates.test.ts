import { afterEach, describe, expect, test } from 'vitest';
import { answerWire } from '../../shared/connector/wire';
import type { DemoShop, DemoShopOptions } from '../options';
import { startDemoShop } from '../server';
import { postCall } from '../testing/connector-client';
import { formHeaders, send, type WireAnswer } from '../testing/http-client';
import { logIn, type ClientSession } from '../testing/session';
import { signedCall } from '../testing/signer';

const dialects = ['2.3', '3.0', '4.0', '4.1'] as const;
const nobody: ClientSession = { token: 'garbage', cookies: new Map() };

let shop: DemoShop;
afterEach(() => shop.close());

async function open(options: Partial<DemoShopOptions> = {}): Promise<ClientSession> {
  shop = await startDemoShop({ dialect: '3.0', orders: 20, connector: {}, ...options });
  return logIn(shop);
}

/** `ok`, or the code of the refusal with its `why`. */
function read(answer: WireAnswer): string {
  const said = answerWire.parse(JSON.parse(answer.body));
  if (said.ok) return 'ok';
  const { code, facts } = said.error;
  return [code, facts['why'], facts['field']].filter((part) => part !== undefined).join(' ');
}

const isConnector = (answer: WireAnswer): boolean => answer.body.includes('"cartwright"');

describe.each(dialects)('the gates of %s', (dialect) => {
  test('let nobody in without a session or signature', async () => {
    const session = await open({ dialect });
    const refusals: Record<string, (answer: WireAnswer) => void> = {
      '2.3': (answer) => expect(read(answer)).toMatch(/^not-allowed/),
      '3.0': (answer) => expect(read(answer)).toMatch(/^not-allowed/),
      '4.0': (answer) => expect(isConnector(answer)).toBe(false),
      '4.1': (answer) => expect([answer.status, isConnector(answer)]).toEqual([403, false]),
    };
    const isRefused = refusals[dialect];
    if (isRefused === undefined) throw new Error('no such dialect');
    const ask = (who: ClientSession = session): Promise<WireAnswer> =>
      postCall(shop, who, 'hello', {});
    expect(read(await ask())).toBe('ok');
    if (dialect === '4.1') shop.control.setFault('wrong-key');
    isRefused(await ask(nobody));
    shop.control.clearFault();
    shop.control.setCallerAddress('198.51.100.4');
    isRefused(await ask());
    shop.control.setCallerAddress(null);
    shop.control.changeUser(shop.username, { isEnabled: false });
    isRefused(await ask());
    shop.control.changeUser(shop.username, { isEnabled: true });
    expect(read(await ask())).toBe('ok');
  });

  test('answer as any unmodified shop where the connector is not installed, or taken out', async () => {
    const session = await open({ dialect, connector: false });
    const ask = (): Promise<WireAnswer> => postCall(shop, session, 'hello', {});
    const before = await ask();
    expect(isConnector(before)).toBe(false);
    shop.control.setConnector({});
    expect(read(await ask())).toBe('ok');
    shop.control.setConnector(false);
    expect((await ask()).body).toBe(before.body);
    expect(before.body).toMatch(/could not be found|cannot be found|API call not found/);
  });

  test('tell an unknown call and wrong input apart', async () => {
    const session = await open({ dialect });
    const ask = async (call: string, input: unknown): Promise<string> =>
      read(await postCall(shop, session, call, input));
    expect(await ask('sing', {})).toBe('unknown-call');
    expect(await ask('hello', '{"places":')).toBe('bad-input json ');
    expect(await ask('hello', { colour: 'red' })).toBe('bad-input unknown colour');
    expect(await ask('order', {})).toContain('order_id');
    expect(await ask('orders', { way: 'full', before: null, limit: 201 })).toContain('limit');
    expect(await ask('ids', { from: 1, to: 2001, digest: '' })).toContain('to');
    expect(await ask('ids', { from: 1, to: 2000, digest: '' })).toBe('ok');
  });
});

test('2.3 with the modification alone answers at api/order/cartwright and nowhere else', async () => {
  const session = await open({ dialect: '2.3', connector: { way: 'modification' } });
  const other = await postCall(shop, session, 'hello', {}, 'api/order/cartwright');
  expect(read(other)).toBe('ok');
  expect(isConnector(await postCall(shop, session, 'hello', {}))).toBe(false);
  shop.control.setConnector({ way: 'files' });
  expect(isConnector(await postCall(shop, session, 'hello', {}, 'api/order/cartwright'))).toBe(
    false,
  );
});

test.each(['2.3', '3.0'] as const)(
  'the second look of %s tells who is refused',
  async (dialect) => {
    const session = await open({ dialect });
    const ask = async (who: ClientSession = session): Promise<string> =>
      read(await postCall(shop, who, 'hello', {}));
    expect(await ask({ ...session, token: 'garbage' })).toBe('not-allowed no-session');
    shop.control.setCallerAddress('198.51.100.4');
    expect(await ask()).toBe('not-allowed ip');
    shop.control.setCallerAddress(null);
    shop.control.changeUser(shop.username, { isEnabled: false });
    expect(await ask()).toBe('not-allowed user-disabled');
    shop.control.changeUser(shop.username, { isEnabled: true });
    expect(await ask()).toBe('ok');
    shop.control.ageSessions({ tokensMs: 8_000_000 });
    expect(await ask()).toBe('not-allowed no-session');
  },
);

test('3.0 opens a session by its cookie alone; the second look wants the token', async () => {
  const session = await open();
  const answer = await send(`${shop.url}/index.php?route=api/cartwright/call`, {
    method: 'POST',
    headers: { ...formHeaders, cookie: `OCSESSID=${session.token}` },
    body: new URLSearchParams({ do: 'hello', input: '{}' }).toString(),
  });
  expect(read(answer)).toBe('not-allowed no-session');
});

test('4.1 believes a header that names the caller; the second look does not', async () => {
  await open({ dialect: '4.1', addresses: ['198.51.100.4'] });
  const fields = { do: 'hello', input: '{}' };
  const answer = await send(
    `${shop.url}/index.php?${signedCall(shop, 'cartwright', fields, Date.now())}`,
    {
      method: 'POST',
      headers: { ...formHeaders, 'x-forwarded-for': '198.51.100.4' },
      body: new URLSearchParams(fields).toString(),
    },
  );
  expect(read(answer)).toBe('not-allowed ip');
});

test('4.1 before 4.1.0.4 takes any time; the second look does not', async () => {
  await open({ dialect: '4.1', settings: { isPatched41: false } });
  const fields = { do: 'hello', input: '{}' };
  const ask = (now: number): Promise<WireAnswer> =>
    send(`${shop.url}/index.php?${signedCall(shop, 'cartwright', fields, now)}`, {
      method: 'POST',
      headers: formHeaders,
      body: new URLSearchParams(fields).toString(),
    });
  expect(read(await ask(Date.now()))).toBe('ok');
  expect(read(await ask(Date.now() - 500_000))).toBe('not-allowed time');
});

test('another build and protocol are told in every answer', async () => {
  const session = await open({ connector: { build: '0.0.9', protocol: 2 } });
  const { body } = await postCall(shop, session, 'sing', {});
  expect(JSON.parse(body)).toMatchObject({ cartwright: 2, build: '0.0.9', ok: false });
  shop.control.setConnector({ protocol: 1, build: '0.2.0' });
  const { body: after } = await postCall(shop, session, 'hello', {});
  expect(JSON.parse(after)).toMatchObject({
    cartwright: 1,
    build: '0.2.0',
    value: { protocol: 1 },
  });
});
