import { describe, expect, test } from 'vitest';
import { readRecording } from '../testing/recordings';
import { dialects, useConnectorShops } from '../testing/connector-setting';
import { notFoundPage, themePage, type ScriptedAnswer } from '../testing/connector-shop';
import { granted, refusedWith, wireOrder } from '../testing/connector-wire';
import { never } from '../testing/servers';

const { open } = useConnectorShops();

const post = {
  key: '0b9ac5b4-8b0c-4b1e-9a53-6a7f1d3d2c11',
  orderId: 7,
  statusId: 3,
  comment: 'Sent & gone <today> 🙂 \uD83D',
  notify: true,
};
const done = granted({ order_history_id: 12, version: wireOrder(7).version, order: wireOrder(7) });

/** Answers hello, and the entry with this. */
const always = (answer: ScriptedAnswer) => (seen: { readonly do: string }) =>
  seen.do === 'hello' ? undefined : answer;

describe.each(dialects)('a history entry on %s', (dialect) => {
  test('is sent once with its key, on a connection of its own', async () => {
    const { session, shop } = await open(dialect, always(done), {
      now: () => Date.UTC(2026, 10, 24, 1, 2, 3),
    });
    const outcome = await session.addHistory(post, never);
    expect(outcome).toEqual({ kind: 'accepted', serverTime: Date.UTC(2026, 10, 24, 1, 2, 3) });
    const { calls } = shop;
    expect(calls).toHaveLength(2);
    expect(calls[1]).toMatchObject({ do: 'history', connection: 'close' });
    expect(calls[1]?.input).toEqual({
      key: post.key,
      order_id: 7,
      version: null,
      order_status_id: 3,
      comment: 'Sent & gone <today> 🙂 \uFFFD',
      notify: true,
    });
    expect(session.requests()).toBe(shop.requests());
  });

  test.each([
    ['not-allowed', { why: 'ip', ip: '192.0.2.7' }, 'connector-refused'],
    ['not-allowed', { why: 'no-session', ip: '192.0.2.7' }, 'connector-refused'],
    ['not-found', { order_id: 7 }, 'order-not-found'],
    ['read-only', {}, 'connector-read-only'],
    ['conflict', { order_id: 7, version: 'x' }, 'order-changed'],
    ['undone', { key: post.key }, 'write-refused'],
    ['bad-input', { field: 'order_status_id', why: 'no such status' }, 'write-refused'],
    ['not-possible', { why: 'nothing-to-do' }, 'write-refused'],
    ['unknown-call', { do: 'history' }, 'write-refused'],
    ['busy', {}, 'write-refused'],
  ])('the connector refuses (%s) was not done', async (code, facts, expected) => {
    const { session, shop } = await open(dialect, always(refusedWith(code, facts)));
    expect(await session.addHistory(post, never)).toMatchObject({
      kind: 'refused',
      error: { code: expected },
    });
    expect(shop.calls).toHaveLength(2);
    expect(shop.logins()).toBe(1);
  });

  test.each([
    ['in-progress', false],
    ['failed', true],
    ['key-reused', true],
    ['of-a-later-build', true],
  ])('whose answer is %s may have been done', async (code, hasEnded) => {
    const facts = { key: post.key, where: 'history', message: 'gone' };
    const { session } = await open(dialect, always(refusedWith(code, facts)));
    expect(await session.addHistory(post, never)).toMatchObject({
      kind: 'unclear',
      error: { code: 'connector-failed' },
      hasEnded,
    });
  });

  test.each([
    ['no answer', { drop: true }, 'connection-dropped', false],
    ['half an answer', done.slice(0, -5), 'not-json', false],
    ['the words of another program', '{"success":"done"}', 'unexpected-answer', false],
    ['an empty list', '[]', 'unexpected-answer', false],
    ['an empty 500', { status: 500 }, 'empty-answer', false],
    ['an outage', { status: 503, body: themePage }, 'maintenance', false],
    ['the page of a shop', notFoundPage, 'html', false],
    ['a redirect', { status: 302, headers: { location: 'error.html' } }, 'error-page', false],
    [
      'PHP that broke off',
      { status: 500, body: '<b>Fatal error</b>: Uncaught x' },
      'php-error',
      true,
    ],
    ['a yes without an entry', granted({}), 'unexpected-answer', true],
    [
      'a connector of another protocol',
      JSON.stringify({ cartwright: 2, build: '2' }),
      'connector-new',
      true,
    ],
  ] as const)('answered with %s may have been done', async (_, answer, code, hasEnded) => {
    const { session, shop } = await open(dialect, always(answer));
    expect(await session.addHistory(post, never)).toMatchObject({
      kind: 'unclear',
      error: { code },
      hasEnded,
    });
    expect(shop.calls).toHaveLength(2);
  });

  test('is done although PHP complains around the answer', async () => {
    const noise = '<b>Warning</b>: mail() failed in <b>/x.php</b>';
    const { session } = await open(dialect, always(`${noise}${done}${noise}`));
    expect(await session.addHistory(post, never)).toMatchObject({ kind: 'accepted' });
  });

  test('called off before is not sent', async () => {
    const { session, shop } = await open(dialect, always(done));
    expect(await session.addHistory(post, AbortSignal.abort())).toMatchObject({
      kind: 'not-sent',
      error: { code: 'cancelled' },
    });
    expect(shop.calls).toHaveLength(1);
  });

  test('to no status is a mistake of this desk', async () => {
    const { session } = await open(dialect, always(done));
    for (const statusId of [0, -1, 1.5]) {
      expect(() => session.addHistory({ ...post, statusId }, never)).toThrow('status');
    }
  });
});

test('a dead token of 4.0 comes before the call is looked at: not done', async () => {
  const { status, body } = readRecording('4.0.2.3', '017').exchange;
  const { session, shop } = await open('4.0', always({ status, body }));
  expect(await session.addHistory(post, never)).toMatchObject({
    kind: 'refused',
    error: { code: 'no-permission' },
  });
  expect(shop.logins()).toBe(1);
});

test('a signature 4.1 refuses, or a call it does not know: not done', async () => {
  const refused = await open('4.1', always({ status: 403, body: '{"error":"no"}' }));
  expect(await refused.session.addHistory(post, never)).toMatchObject({
    kind: 'refused',
    error: { code: 'signature-refused' },
  });
});

test('the same key again is sent again when it is asked for', async () => {
  let count = 0;
  const { session, shop } = await open('3.0', ({ do: name }) => {
    if (name === 'hello') return undefined;
    return ++count === 1 ? { drop: true } : done;
  });
  expect((await session.addHistory(post, never)).kind).toBe('unclear');
  expect((await session.addHistory(post, never)).kind).toBe('accepted');
  const [, first, second] = shop.calls;
  expect(first?.input).toEqual(second?.input);
});
