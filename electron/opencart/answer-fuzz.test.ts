import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../shared/errors';
import { readAnswer } from './answer';
import { outcomeText, readOutcome } from './outcome';
import { madeExchange } from './testing/exchange';
import type { Exchange } from './transport';
import { readOrderHeader } from './wire/order';
import { isRawObject } from './wire/fields';

const numRuns = process.env['CARTWRIGHT_LONG'] === '1' ? 20_000 : 400;
const home = path.join(import.meta.dirname, '../../contract');

/** Bodies of real shops to start from: one of each length and beginning, so that kinds weigh alike. */
const bodies: readonly string[] = (() => {
  const found = new Map<string, string>();
  for (const version of readdirSync(home).filter((name) => /^\d/.test(name))) {
    for (const file of readdirSync(path.join(home, version)).filter((name) => /^\d/.test(name))) {
      const recording = JSON.parse(readFileSync(path.join(home, version, file), 'utf8')) as {
        readonly response: { readonly body?: string };
      };
      const body = recording.response.body ?? '';
      found.set(`${body.slice(0, 24)} ${body.length % 7}`, body);
    }
  }
  return [...found.values()];
})();

/** What the transport makes of bytes. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

const real = fc.constantFrom(...bodies);
const noise = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.uint8Array({ maxLength: 200 }).map(decode),
  fc.constantFrom(
    '<b>Notice</b>: Undefined index: a in <b>/x.php</b> on line <b>1</b>',
    '\uFEFF',
    '[]',
  ),
  fc.constantFrom('{', '}', '"', '\\', '<html>', '<?php', '{"order":', '\u0000', '\uD800', '{"a"'),
);
const mutated = fc.oneof(
  fc.tuple(noise, real).map(([before, body]) => before + body),
  fc.tuple(real, noise).map(([body, after]) => body + after),
  fc
    .tuple(real, fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([body, at]) => body.slice(0, Math.floor(body.length * at))),
  fc.tuple(real, fc.double({ min: 0, max: 1, noNaN: true }), noise).map(([body, at, extra]) => {
    const cut = Math.floor(body.length * at);
    return body.slice(0, cut) + extra + body.slice(cut);
  }),
  fc.tuple(real, fc.nat(), fc.integer({ min: 0, max: 255 })).map(([body, at, byte]) => {
    const bytes = new TextEncoder().encode(body);
    if (bytes.length > 0) bytes[at % bytes.length] = byte;
    return decode(bytes);
  }),
  fc.tuple(real, real).map(([one, other]) => one + other),
  noise,
);
const status = fc.oneof(
  { arbitrary: fc.constantFrom(200, 302, 400, 401, 403, 404, 409, 429, 500, 503), weight: 4 },
  { arbitrary: fc.integer({ min: 100, max: 599 }), weight: 1 },
);
const headerText = fc.string({ maxLength: 60 });
const headers = fc.record(
  {
    location: fc.oneof(headerText, fc.webUrl(), fc.constant('error.html')),
    'retry-after': headerText,
    'content-type': headerText,
    'www-authenticate': headerText,
    'cf-mitigated': fc.constant('challenge'),
  },
  { requiredKeys: [] },
);

const closed =
  /^(ok (login|order|saved|cart|shipping-methods|payment-methods|done|data)|refused (credentials|address|session|not-found|conflict|validation( \([^]*\))?)|html|redirect|php-error|empty|not-json)$/;
const codes: ReadonlySet<string> = new Set(errorCodes);

function expectJudged(exchange: Exchange): void {
  const answer = readAnswer(exchange);
  if (answer.kind === 'failed') {
    expect(codes.has(answer.error.code)).toBe(true);
    // Facts are for one sentence: none may carry a body away.
    expect(JSON.stringify(answer.error.facts).length).toBeLessThan(1_500);
  } else if (isRawObject(answer.value)) readOrderHeader(answer.value, 1);
  for (const route of ['api/login', 'api/order/info']) {
    const texts = { noPermission: 'no', notFound: ['none'] };
    expect(outcomeText(readOutcome(exchange, { route, texts }))).toMatch(closed);
  }
}

describe('any answer', () => {
  test('made from real ones comes to one of the closed set, without a throw', () => {
    expect(bodies.length).toBeGreaterThan(100);
    fc.assert(
      fc.property(mutated, status, headers, (body, code, head) => {
        expectJudged(madeExchange(body, { status: code, headers: { ...head } }));
      }),
      { numRuns },
    );
  }, 120_000);

  test('of any JSON comes to one of the closed set', () => {
    const field = fc.constantFrom('error', 'success', 'order', 'products', 'order_id', 'api_token');
    const json = fc.oneof(fc.jsonValue(), fc.dictionary(field, fc.jsonValue(), { maxKeys: 4 }));
    fc.assert(
      fc.property(json, status, (value, code) => {
        expectJudged(madeExchange(JSON.stringify(value), { status: code }));
      }),
      { numRuns },
    );
  }, 120_000);

  test.each([
    ['a million brackets', '['.repeat(1_000_000)],
    ['a million brackets, closed', `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`],
    ['objects in objects', `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`],
    ['a deep order', `{"order":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`],
    ['eight million blanks', ' '.repeat(8_000_000)],
    ['eight million quotes', '"'.repeat(8_000_000)],
    ['eight million backslashes in a string', `{"a":"${'\\'.repeat(8_000_000)}"}`],
    ['many beginnings of objects', '{"a": '.repeat(1_300_000)],
    ['many tags', '<b>'.repeat(2_600_000)],
    ['an endless title', `<html><title>${'x'.repeat(8_000_000)}`],
    ['an endless tag', `<html><input ${'a '.repeat(4_000_000)}`],
    ['many inputs', `<html>${'<input type=x '.repeat(500_000)}`],
    ['an endless notice', `<b>Notice</b>: ${'x '.repeat(4_000_000)}`],
    ['an endless error', `Error: ${'x'.repeat(8_000_000)}`],
    ['notices before JSON', `${'<b>Notice</b>: a in <b>b</b>\n'.repeat(200_000)}{"success":"x"}`],
    ['bad bytes', decode(new Uint8Array(4_000_000).fill(0xff))],
  ])('of %s is judged within the limits of a test', (_, body) => {
    for (const code of [200, 403, 500]) expectJudged(madeExchange(body, { status: code }));
  });
});
