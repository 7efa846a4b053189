import { describe, expect, test } from 'vitest';
import { redact } from './redact';

const key = 'aB3'.repeat(85) + 'z'; // 256 characters, as OpenCart makes API keys
const token = 'f9c1b2a3d4e5f60718293a4b5c'; // 26 characters, OpenCart 3.0's session id

describe('takes out', () => {
  test.each([
    [`GET /index.php?route=api/order/info&api_token=${token}&order_id=7`, token],
    [`token=short&order_id=7`, 'short'],
    [`{"key":"s3cret","username":"desk"}`, 's3cret'],
    [`username=desk&key=${key}`, key],
    [`the key was ${key}.`, key],
    [`Cookie: PHPSESSID=abc123; language=en`, 'abc123'],
    [`Error: {"token": "tiny"}`, 'tiny'],
    [`passphrase: hunter2`, 'hunter2'],
    ['mail of zoe.o’neil+shop@mail.example.co.uk failed', 'mail.example.co.uk'],
    ['email=zoe%40mail.example&x=1', 'mail.example'],
    ['łukasz@żółć.example', 'żółć'],
    ['call +44 (0)20 7946 0000 now', '7946'],
    ['phone 02079460000', '02079460000'],
    ['tel. 030/123 45 67', '123 45'],
    ['key ' + 'ab'.repeat(32), 'abab'],
  ])('%s', (text, secret) => {
    const clean = redact(text);
    expect(clean).not.toContain(secret);
    expect(clean).toMatch(/\[(secret|e-mail|phone)\]/);
  });
});

test.each([
  'order 1042 of shop a1b2c3 was read',
  'placed 2026-11-23 18:02:11',
  'pass ended in 1234 ms, 412 orders, status 200',
  'at file:///opt/cartwright/main.js:1234:56',
  'connect ECONNREFUSED 127.0.0.1:8080',
  'reference 3f2a91bc',
])('leaves alone: %s', (text) => {
  expect(redact(text)).toBe(text);
});
