import { afterAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { helloWire } from '../../shared/connector/wire';
import { seedOrder } from '../testing/seed-order';
import { openShop, type TestShop } from '../testing/shop';
import { shopKinds } from '../testing/kinds';
import { ownVersion } from '../testing/own-version';

describe.each(shopKinds)('hello of a %s shop on %s', (dialect, engine) => {
  let opened: Promise<TestShop> | null = null;
  const open = () => (opened ??= openShop({ socket: inject('mariaSocket'), dialect, engine }));
  const hello = async (input: object = {}) =>
    helloWire.parse(await (await open()).ask('hello', input));
  afterAll(async () => (await open()).end());

  test('tells what the shop is', async () => {
    const told = await hello();
    expect(told).toMatchObject({
      protocol: 1,
      build: ownVersion(),
      dialect,
      zone: 'UTC',
      base_currency: 'EUR',
      default_language_id: 1,
      engines: engine === 'InnoDB' ? 'transactions' : 'journal',
      writes: false,
      rights: { read: true, history: false, edit: false },
      languages: [
        { language_id: 1, code: 'en-gb', name: 'English' },
        { language_id: 2, code: 'de-de', name: 'Deutsch' },
      ],
    });
    expect(told.currencies[1]).toEqual({
      currency_id: 2,
      code: 'GBP',
      title: 'Pound',
      symbol_left: '£',
      symbol_right: '',
      decimals: 2,
      value: '0.78250003',
      enabled: true,
    });
    expect(told.storefronts.map((one) => one.name)).toEqual([
      'Harbour &amp; Hearth',
      'Second &amp; Sons',
    ]);
    expect(told.customer_groups.map((one) => one.names[0]?.name)).toEqual([
      'Default',
      'Trade &amp; Co',
    ]);
    expect(told.countries).toBeUndefined();
    expect(Math.abs(told.time - Date.now() / 1000)).toBeLessThan(60);
  });

  test.each([
    ['JSON', '["2","3"]', '["5"]'],
    ['numbers in JSON', '[2,3]', '[5]'],
    ["PHP's notation", 'a:2:{i:0;s:1:"2";i:1;i:3;}', 'a:1:{i:0;s:1:"5";}'],
  ])('reads the lists of statuses written as %s', async (_name, processing, complete) => {
    const shop = await open();
    const set = (key: string, value: string) =>
      shop.sql(`UPDATE oc_setting SET value = '${value}' WHERE \`key\` = '${key}'`);
    await set('config_processing_status', processing);
    await set('config_complete_status', complete);
    const classes = (await hello()).statuses.map((one) => [one.order_status_id, one.class]);
    expect(classes).toEqual([
      [1, null],
      [2, 'processing'],
      [3, 'processing'],
      [5, 'complete'],
      [7, null],
    ]);
  });

  test('calls a status of both lists complete, and names each in every language', async () => {
    const shop = await open();
    await shop.sql(
      `UPDATE oc_setting SET value = '["5","2"]' WHERE \`key\` = 'config_complete_status'`,
    );
    const processing = (await hello()).statuses.find((one) => one.order_status_id === 2);
    expect(processing).toEqual({
      order_status_id: 2,
      class: 'complete',
      names: [
        { language_id: 1, name: 'Processing' },
        { language_id: 2, name: 'In Bearbeitung' },
      ],
    });
  });

  test('counts all orders, abandoned ones too, and gives a mark', async () => {
    const shop = await open();
    await seedOrder(shop);
    const highest = await seedOrder(shop, { statusId: 0 });
    const told = await hello();
    expect(told.orders).toEqual({ count: 2, highest });
    expect(told.mark).toMatchObject({ order_id: highest, modified: told.now });
    expect(told.mark.recent.map(([id]) => id).sort()).toEqual([highest - 1, highest]);
  });

  test('tells places when asked, with names wherever this generation keeps them', async () => {
    const told = await hello({ places: true });
    expect(told.countries?.map((one) => `${one.country_id} ${one.iso_code_3} ${one.name}`)).toEqual(
      ['81 DEU Germany', '222 GBR United Kingdom'],
    );
    expect(told.zones).toContainEqual({
      zone_id: 3513,
      country_id: 222,
      code: 'ABN',
      name: 'Aberdeen',
    });
    const format = dialect.startsWith('4') ? '{firstname} {lastname}' : '';
    expect(z.string().parse(told.countries?.[0]?.address_format)).toBe(format);
  });
});
