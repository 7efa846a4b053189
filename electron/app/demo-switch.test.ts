import { describe, expect, test } from 'vitest';
import { readDemoSwitch } from './demo-switch';

const demo = (url: string, more: object = {}) =>
  JSON.stringify({ url, username: 'Default', key: 'made-per-run', ...more });

describe('unpackaged', () => {
  test.each([
    'http://127.0.0.1:4100/',
    'http://127.8.9.10/shop/',
    'http://localhost:4100/',
    'http://LOCALHOST/',
    'https://127.0.0.1/',
    'http://[::1]:4100/',
    'http://0x7f.1/', // another spelling of 127.0.0.1
  ])('this machine is connected to: %s', (url) => {
    expect(readDemoSwitch({ CARTWRIGHT_DEMO: demo(url) }, false)).toEqual([
      { url, username: 'Default', key: 'made-per-run' },
    ]);
  });

  test('several are connected in their order; one that is not of this machine spoils all', () => {
    const [quay, mill] = ['http://127.0.0.1:1/', 'http://127.0.0.1:2/'].map((url) => demo(url));
    const found = readDemoSwitch({ CARTWRIGHT_DEMO: `[${quay},${mill}]` }, false);
    expect(found?.map(({ url }) => url)).toEqual(['http://127.0.0.1:1/', 'http://127.0.0.1:2/']);
    const foreign = demo('https://shop.example/');
    expect(readDemoSwitch({ CARTWRIGHT_DEMO: `[${quay},${foreign}]` }, false)).toBeNull();
  });

  test.each([
    'https://shop.example/',
    'http://localhost.shop.example/',
    'http://127.0.0.1.shop.example/',
    'http://127.0.0.1@shop.example/',
    'http://10.0.0.5/',
    'http://192.168.1.2/',
    'http://0.0.0.0/',
    'http://[::ffff:127.0.0.1]/',
    'http://[fe80::1]/',
    'file:///127.0.0.1/',
    'ftp://127.0.0.1/',
    '127.0.0.1',
    '',
  ])('any other place is ignored: %s', (url) => {
    expect(readDemoSwitch({ CARTWRIGHT_DEMO: demo(url) }, false)).toBeNull();
  });

  test.each([
    undefined,
    '',
    '1',
    'true',
    '{',
    '[]',
    '{"url":"http://127.0.0.1/"}',
    demo('http://127.0.0.1/', { key: '' }),
    demo('http://127.0.0.1/', { more: true }),
  ])('anything malformed is ignored: %s', (text) => {
    expect(readDemoSwitch({ CARTWRIGHT_DEMO: text }, false)).toBeNull();
  });
});

test('a packaged desk ignores it, whatever it says', () => {
  expect(readDemoSwitch({ CARTWRIGHT_DEMO: demo('http://127.0.0.1:4100/') }, true)).toBeNull();
});
