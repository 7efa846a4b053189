import { expect, test } from 'vitest';
import { readShopLine } from './demo-shop.mjs';

const said = {
  url: 'http://127.0.0.1:8080',
  username: 'desk',
  key: 'made for this run',
  dialect: '3.0',
  ordersInShop: 400,
  highestOrderId: 431,
};

test('takes what the shop says of itself', () => {
  expect(readShopLine(JSON.stringify(said))).toEqual(said);
});

test.each(Object.keys(said))('refuses a line without %s', (name) => {
  expect(() => readShopLine(JSON.stringify({ ...said, [name]: undefined }))).toThrow(name);
});

test('refuses talk that is no JSON', () => {
  expect(() => readShopLine('listening on port 8080')).toThrow();
});
