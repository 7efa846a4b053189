import { describe, expect, test } from 'vitest';
import type { StoredShop } from '../settings/settings-data';
import { newShopId, newStoredShop } from './shop-record';

function connect(address: string, storeName: string | null, others: readonly StoredShop[]) {
  return newStoredShop({
    id: newShopId(),
    address,
    storeName,
    username: 'desk',
    dialect: '3.0',
    newestOrderId: null,
    connectedAt: 0,
    certificate: null,
    others,
  });
}

/** The names of shops connected one after the other. */
function namesOf(shops: readonly (readonly [address: string, storeName: string | null])[]) {
  const connected: StoredShop[] = [];
  for (const [address, storeName] of shops) connected.push(connect(address, storeName, connected));
  return connected.map(({ name }) => name);
}

describe('the name of a shop', () => {
  test('is told apart by its host where another has it, and by a number where that has, too', () => {
    expect(
      namesOf([
        ['https://quay.example/', 'Your Store'],
        ['https://mill.example:8443/', 'your store '],
        ['https://mill.example:8443/', 'Your Store'],
        ['https://mill.example:8443/de/', 'Your Store'],
        ['https://pier.example/', 'Pier'],
      ]),
    ).toEqual([
      'Your Store',
      'your store (mill.example:8443)',
      'Your Store 2',
      'Your Store 3',
      'Pier',
    ]);
  });

  test('made of its address is told apart by a number only', () => {
    const address = 'https://quay.example/shop/';
    expect(
      namesOf([
        [address, null],
        [address, ' '],
      ]),
    ).toEqual(['quay.example/shop', 'quay.example/shop 2']);
  });

  test('stays one that can be kept, however long the host is', () => {
    const name = 'n'.repeat(60);
    const [, second] = namesOf([
      ['https://quay.example/', name],
      [`https://${'long.'.repeat(6)}example/`, name],
    ]);
    expect(second).toBe(`${name} 2`);
  });
});
