import { describe, expect, test } from 'vitest';
import { readAnswer } from './answer';

import { findAddress, readLogin } from './login';
import { readRecording, recordedToken } from './testing/recordings';

const names23 = { tokenName: 'token', refusesInText: false } as const;
const names30 = { tokenName: 'api_token', refusesInText: false } as const;
const names40 = { tokenName: 'api_token', refusesInText: true } as const;

function recordedLogin(version: string, number: string) {
  const answer = readAnswer(readRecording(version, number).exchange);
  if (answer.kind !== 'json') throw new Error('not JSON');
  return readLogin(answer.value, namesOf(version), 'desk');
}

function namesOf(version: string) {
  if (version.startsWith('2')) return names23;
  return version.startsWith('3') ? names30 : names40;
}

const wrongKey = { ok: false, error: { code: 'wrong-key', facts: { username: 'desk' } } };

describe('a recorded login', () => {
  test.each([
    ['2.3.0.2', ['001', '012', '013', '014', '016', '034']],
    ['3.0.3.9', ['001', '002', '006', '018', '315']],
    ['4.0.2.3', ['001']],
  ])('gives its token (%s)', (version, numbers) => {
    for (const number of numbers) {
      expect(recordedLogin(version, number)).toEqual({ ok: true, value: { token: recordedToken } });
    }
  });

  test.each([
    ['2.3.0.2', ['002', '003', '005', '010']],
    ['3.0.3.9', ['003', '004', '007', '012', '014']],
    ['2.1.0.2', ['003', '005']],
    ['4.0.2.3', ['002', '003', '004', '005', '007', '009', '012']],
  ])('with a wrong key says so (%s)', (version, numbers) => {
    for (const number of numbers) expect(recordedLogin(version, number)).toEqual(wrongKey);
  });

  test.each([
    ['2.3.0.2', '011'],
    ['3.0.3.9', '013'],
    ['3.0.3.9', '304'],
    ['2.1.0.2', '001'],
    ['4.0.2.3', '010'],
  ])(
    'from an address not listed tells it though the key is blamed too (%s %s)',
    (version, number) => {
      expect(recordedLogin(version, number)).toEqual({
        ok: false,
        error: { code: 'address-not-allowed', facts: { ip: '127.0.0.1' } },
      });
    },
  );
});

test.each([
  [{ error: 'Nein, danke' }, 'Nein, danke'],
  [{ error: { warning: 'No permission' } }, 'No permission'],
  [{ success: 'yes' }, '{success}'],
  [{ success: 'yes', token: '../../x y' }, '{success, token}'],
  [{ success: 'yes', api_token: 'abcdefghijkl' }, '{success, api_token}'],
  ['text', 'string'],
  [null, 'null'],
  [[1], '[1]'],
])('a login answered with %j is unexpected', (value, start) => {
  expect(readLogin(value, names23, 'desk')).toEqual({
    ok: false,
    error: { code: 'unexpected-answer', facts: { start } },
  });
});

test.each([
  ['Warnung: Ihre IP 203.0.113.7 hat keinen Zugriff auf die API!', '203.0.113.7'],
  ['警告：您的 IP 203.0.113.7 不允许', '203.0.113.7'],
  ['203.0.113.7: refused.', '203.0.113.7'],
  ['Your IP is 203.0.113.7.', '203.0.113.7'],
  ['Warning: Your IP 2001:db8::a1 is not allowed to access this API!', '2001:db8::a1'],
  ['Warning: Your IP ::1 is not allowed', '::1'],
  ['Your IP 203.0.113.7, 10.0.0.1 is not allowed', '203.0.113.7, 10.0.0.1'],
  ['203.0.113.7 and 10.0.0.1, or so', '203.0.113.7'],
  ['Nobody &amp; nothing is allowed', 'Nobody & nothing is allowed'],
])('the address in "%s" is found', (sentence, address) => {
  expect(findAddress(sentence)).toBe(address);
});
