import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AppErrorData } from '../../shared/errors';
import { madeExchange } from './testing/exchange';
import { readRecording } from './testing/recordings';
import type { Exchange } from './transport';
import { judgeWrite } from './write-outcome';

const judge = (exchange: Exchange) => judgeWrite({ ok: true, value: exchange }, () => null);
const json = (value: unknown, rest: Partial<Exchange> = {}) =>
  madeExchange(JSON.stringify(value), rest);

describe('a recorded answer to a history entry', () => {
  test.each([
    ['2.3.0.2', ['325', '326', '329', '332']],
    ['3.0.3.9', ['216', '217', '295']],
    ['3.0.5.1', ['010']],
    ['4.0.1.1', ['005']],
    ['4.0.2.3', ['233', '234', '265']],
    ['4.1.0.3', ['004']],
    ['4.1.0.4', ['196', '197', '201']],
  ])('of %s that says success is accepted (%s)', (version, numbers) => {
    for (const number of numbers) {
      expect(judge(readRecording(version, number).exchange)).toMatchObject({ kind: 'accepted' });
    }
  });

  test.each([
    ['2.3.0.2', ['049', '327', '328']],
    ['3.0.3.9', ['218', '220', '226']],
    ['3.0.5.1', ['012']],
    ['4.0.2.3', ['235', '236', '238']],
    ['4.1.0.4', ['198', '199', '200']],
  ])('of %s with an error is refused in its own words (%s)', (version, numbers) => {
    for (const number of numbers) {
      expect(judge(readRecording(version, number).exchange)).toMatchObject({
        kind: 'refused',
        error: { code: 'write-refused', facts: { text: expect.stringMatching(/^Warning: /) } },
      });
    }
  });

  test.each([
    ['2.3.0.2', '552', 'php-error', true], // it was stored
    ['2.3.0.2', '801', 'empty-answer', false], // so it was
    ['3.0.3.9', '294', 'php-error', true], // it was not
    ['3.0.5.1', '013', 'php-error', true],
    ['3.0.5.1', '014', 'empty-answer', false],
    ['4.0.2.3', '257', 'error-page', false],
    ['4.0.2.3', '264', 'php-error', false],
    ['4.0.2.3', '801', 'error-page', false],
    ['4.1.0.4', '249', 'php-error', false],
    ['4.1.0.4', '801', 'error-page', false],
  ])('of %s whose mail server failed (%s) proves nothing', (version, number, code, hasEnded) => {
    expect(judge(readRecording(version, number).exchange)).toEqual({
      kind: 'unclear',
      error: { code, facts: expect.anything() },
      hasEnded,
    });
  });
});

describe('an answer', () => {
  test('of success tells when, by the shop', () => {
    const dateHeader = 'Mon, 23 Nov 2026 20:00:00 GMT';
    expect(judge(json({ success: 'Done' }, { dateHeader }))).toEqual({
      kind: 'accepted',
      serverTime: Date.UTC(2026, 10, 23, 20),
    });
    expect(judge(json({ success: 'Done' }))).toEqual({ kind: 'accepted', serverTime: null });
  });

  test('of success with notices around it is one', () => {
    const notice = '<b>Notice</b>: x in <b>/a/b.php</b> on line <b>1</b>';
    expect(judge(madeExchange(`${notice}{"success":"Done"}`))).toMatchObject({ kind: 'accepted' });
    expect(judge(madeExchange(`{"success":"Done"}${notice}`))).toMatchObject({ kind: 'accepted' });
  });

  test('of success in which PHP broke off proves nothing', () => {
    const fatal = '<b>Fatal error</b>: Uncaught Error: x in <b>/a/b.php</b> on line <b>1</b>';
    expect(judge(madeExchange(`${fatal}{"success":"Done"}`))).toMatchObject({
      kind: 'unclear',
      error: { code: 'php-error' },
      hasEnded: true,
    });
  });

  test.each<[string, unknown]>([
    ['an error object', { error: { warning: 'No', other: 'x' } }],
    ['an error object without a warning', { error: { status: 'No' } }],
    ['an error text', { error: 'No' }],
  ])('with %s is refused', (_, value) => {
    expect(judge(json(value))).toEqual({
      kind: 'refused',
      error: { code: 'write-refused', facts: { text: 'No' } },
    });
  });

  test.each<[string, Exchange, string, boolean]>([
    ['JSON of no known kind', json({ hello: 1 }), 'unexpected-answer', false],
    ['an empty list', json([]), 'unexpected-answer', false],
    ['both success and error', json({ success: 'x', error: 'y' }), 'unexpected-answer', false],
    ['an empty error', json({ error: '' }), 'unexpected-answer', false],
    ['success that is no text', json({ success: true }), 'unexpected-answer', false],
    ['an error of a gateway', json({ error: 'x' }, { status: 408 }), 'unexpected-answer', false],
    ['success of a gateway', json({ success: 'x' }, { status: 202 }), 'unexpected-answer', false],
    ['success of a broken server', json({ success: 'x' }, { status: 500 }), 'server-error', false],
    ['a page', madeExchange('<!DOCTYPE html><html></html>'), 'html', false],
    ['nothing', madeExchange(''), 'empty-answer', false],
    ['half of it', madeExchange('{"success":"Do'), 'not-json', false],
    ['a busy server', madeExchange('', { status: 503 }), 'maintenance', false],
    ['a limit', madeExchange('', { status: 429 }), 'too-many-requests', false],
    [
      'a redirect',
      madeExchange('', { status: 302, headers: { location: 'https://elsewhere.example/' } }),
      'redirect',
      false,
    ],
    [
      'a redirect to the page for errors',
      madeExchange('', { status: 302, headers: { location: 'error.html' } }),
      'error-page',
      false,
    ],
    [
      'a notice and no more',
      madeExchange('<b>Notice</b>: Undefined index: a in <b>/x.php</b> on line <b>1</b>'),
      'php-error',
      false,
    ],
    ['a page of a gateway', madeExchange('<html></html>', { status: 404 }), 'html', false],
  ])('that is %s proves nothing', (_, exchange, code, hasEnded) => {
    const outcome = judge(exchange);
    expect(outcome).toMatchObject({ kind: 'unclear', error: { code }, hasEnded });
  });

  test('of any body is accepted only for its own success', () => {
    const value = fc.jsonValue();
    fc.assert(
      fc.property(value, fc.constantFrom(200, 201, 301, 403, 404, 500, 502), (body, status) => {
        const isSuccess =
          status === 200 &&
          typeof body === 'object' &&
          body !== null &&
          !Array.isArray(body) &&
          typeof body['success'] === 'string' &&
          body['error'] === undefined;
        expect(judge(json(body, { status })).kind === 'accepted').toBe(isSuccess);
      }),
    );
  });
});

describe('without an answer', () => {
  test.each<[AppErrorData]>([
    [{ code: 'connection-refused', facts: { host: 'x' } }],
    [{ code: 'no-such-host', facts: { host: 'x' } }],
    [{ code: 'offline', facts: {} }],
    [{ code: 'tls', facts: { reason: 'self-signed' } }],
    [{ code: 'certificate-changed', facts: {} }],
    [{ code: 'proxy', facts: { reason: 'unreachable' } }],
  ])('nothing was sent when %j', (error) => {
    expect(judgeWrite({ ok: false, error }, () => null)).toEqual({ kind: 'not-sent', error });
  });

  test.each<[AppErrorData]>([
    [{ code: 'time-out', facts: { seconds: 20 } }],
    [{ code: 'connection-dropped', facts: {} }],
    [{ code: 'too-big', facts: { megabytes: 8 } }],
    [{ code: 'proxy', facts: { reason: 'dropped' } }],
    [{ code: 'not-json', facts: { start: '' } }],
  ])('it may have been done when %j', (error) => {
    expect(judgeWrite({ ok: false, error }, () => null)).toEqual({
      kind: 'unclear',
      error,
      hasEnded: false,
    });
  });
});

test('what a dialect knows better comes first', () => {
  const error: AppErrorData = { code: 'no-permission', facts: { text: '' } };
  const known = judgeWrite({ ok: true, value: madeExchange('anything') }, () => error);
  expect(known).toEqual({ kind: 'refused', error });
});
