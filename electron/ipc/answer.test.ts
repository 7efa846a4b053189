import { expect, test } from 'vitest';
import { channels } from '../../shared/ipc/channels';
import type { Channel, Handlers } from '../../shared/ipc/contract';
import { fail, ok } from '../../shared/result';
import { answerOn, type CallEvent, type IpcPort } from './answer';

const ours: CallEvent = {
  sender: { id: 7 },
  senderFrame: { url: 'app://cartwright/index.html', parent: null },
};
const foreign: CallEvent = {
  sender: { id: 7 },
  senderFrame: { url: 'https://shop.example/', parent: null },
};

/** A bridge with the handlers given; every other one answers a failure of its own. */
function setUp(handlers: Partial<Handlers>) {
  const answers = new Map<string, (event: CallEvent, input: unknown) => Promise<unknown>>();
  const ipc: IpcPort = { handle: (channel, answer) => answers.set(channel, answer) };
  const bugs: { reference: string; channel: string; error: unknown }[] = [];
  const seen: unknown[] = [];
  const all = new Proxy(handlers, {
    get: (given, channel: Channel) =>
      given[channel] ??
      ((input: unknown) => {
        seen.push(input);
        return Promise.resolve(fail('no-shop'));
      }),
  }) as Handlers; // the proxy answers every channel
  answerOn(ipc, {
    handlers: all,
    page: { windowContentsId: () => 7, pageUrl: 'app://cartwright/' },
    logBug: (reference, channel, error) => bugs.push({ reference, channel, error }),
  });
  const call = (channel: Channel, input: unknown, event = ours) =>
    answers.get(channel)?.(event, input);
  return { answers, bugs, seen, call };
}

test('answers every channel of the contract and no other', () => {
  expect(new Set(setUp({}).answers.keys())).toEqual(channels);
});

test('hands the parsed input to the handler and its Result back', async () => {
  const { call } = setUp({
    'app:copy': async ({ text }) => (text === 'x' ? ok(null) : fail('bug')),
  });
  expect(await call('app:copy', { text: 'x' })).toEqual({ ok: true, value: null });
});

test('refuses a foreign page on every channel before looking at the input', async () => {
  const { answers, seen } = setUp({});
  for (const answer of answers.values())
    expect(await answer(foreign, null)).toEqual({
      ok: false,
      error: { code: 'forbidden-sender', facts: {} },
    });
  expect(seen).toEqual([]);
});

test.each<[Channel, unknown, string]>([
  ['app:copy', undefined, 'input: invalid_type'],
  ['app:copy', { text: 5 }, 'text: invalid_type'],
  ['app:copy', { text: 'x', more: 1 }, 'input: unrecognized_keys'],
  ['orders:get', { shop: 's', orderId: 0 }, 'orderId: too_small'],
  ['orders:rows', { shop: 's', ids: new Array(501).fill(1) }, 'ids: too_big'],
  ['shops:list', {}, 'input: invalid_type'],
])('refuses bad input: %s %j', async (channel, input, reason) => {
  const { call, seen } = setUp({});
  expect(await call(channel, input)).toEqual({
    ok: false,
    error: { code: 'bad-input', facts: { channel, reason } },
  });
  expect(seen).toEqual([]);
});

test('does not repeat a secret in the reason', async () => {
  const { call } = setUp({});
  const key = 'q'.repeat(3000);
  const answer = await call('shops:enter-key', { shop: 's', key });
  expect(JSON.stringify(answer)).not.toContain('qqq');
});

test('logs an unexpected failure and answers with its reference alone', async () => {
  const { call, bugs } = setUp({
    'shops:list': () => Promise.reject(new Error('secret detail')),
  });
  const answer = await call('shops:list', null);
  expect(bugs).toMatchObject([{ channel: 'shops:list', error: new Error('secret detail') }]);
  expect(answer).toEqual({
    ok: false,
    error: { code: 'bug', facts: { reference: bugs[0]?.reference } },
  });
});
