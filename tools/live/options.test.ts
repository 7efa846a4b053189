import { describe, expect, test } from 'vitest';
import { readOptions } from './options';

const key = 'a1b2c3d4'.repeat(8);
const good = ['--url', 'https://shop.example', '--key-env', 'SHOP_KEY'];
const read = (...args: string[]) => readOptions(args, { SHOP_KEY: key });

test('takes everything that may be asked for', () => {
  const all = [
    ...good,
    ...['--username', 'desk', '--orders', '1, 2,3', '--write-order', '7', '--status', '5'],
    ...['--comment', 'one\r\ntwo', '--notify', '--certificate', 'AB:'.repeat(31) + 'AB', '--json'],
  ];
  expect(read(...all)).toEqual({
    kind: 'options',
    options: {
      url: 'https://shop.example',
      username: 'desk',
      key,
      orders: [1, 2, 3],
      write: { orderId: 7, statusId: 5, comment: 'one\ntwo', notify: true },
      certificate: 'AB:'.repeat(31) + 'AB',
      isJson: true,
    },
  });
  expect(read(...good)).toMatchObject({ options: { orders: null, write: null, isJson: false } });
});

describe('refuses, without repeating it,', () => {
  test.each([
    ['a key on the command line', ['--key', key]],
    ['one joined to its option', [`--key=${key}`]],
    ['one by another name', [...good, `--api-key=${key}`]],
    ['one in place of a variable', ['--url', 'x', '--key-env', key]],
    ['one by itself', [...good, key]],
  ])('%s', (_, args) => {
    const result = read(...args);
    expect(result.kind).toBe('wrong');
    expect(JSON.stringify(result)).not.toContain(key);
  });
});

test.each([
  [['--key-env', 'SHOP_KEY'], '--url is missing'],
  [['--url', 'x'], '--key-env is missing'],
  [['--url', 'x', '--key-env', 'NOT_SET'], 'NOT_SET is not set'],
  [[...good, '--orders', '1,two'], '--orders takes'],
  [[...good, '--orders', '0'], '--orders takes'],
  [[...good, '--write-order', '7'], 'belong together'],
  [[...good, '--status', '7'], 'belong together'],
  [[...good, '--write-order', '7', '--status', '0'], 'above 0'],
  [[...good, '--notify'], 'belong to --write-order'],
  [[...good, '--certificate', 'AB'], 'SHA-256'],
  [[...good, '--unknown'], 'unknown'],
])('wrong use is told: %j', (args, reason) => {
  const result = read(...args);
  expect(result.kind === 'wrong' ? result.reason : '').toContain(reason);
});
