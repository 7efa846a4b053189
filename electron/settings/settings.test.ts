import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shopId } from '../../shared/ids';
import type { ShopFacts } from '../../shared/shop-facts';
import { createSettings, type SettingsFile } from './settings';
import { defaultSettings, readSettings, type SettingsData, type StoredShop } from './settings-data';
import { loadSettings } from './settings-file';

const quay: StoredShop = {
  id: shopId('quay'),
  name: 'quay.example',
  address: 'https://quay.example/',
  username: 'desk',
  dialect: '3.0',
  colour: '#228be6',
  zone: { kind: 'unknown' },
  connectedAt: 1,
  newestOrderId: null,
  certificate: null,
  statusNames: [],
  isPaused: false,
  connector: { kind: 'unknown' },
  facts: null,
};

const facts: ShopFacts = {
  baseCurrency: 'EUR',
  currencies: [],
  statuses: [{ statusId: 3, names: [{ languageId: 1, name: 'Versandt' }], class: null }],
  defaultLanguageId: 1,
  languages: [],
  storefronts: [],
  zone: 'Europe/Berlin',
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cartwright-settings-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function open() {
  const loaded = loadSettings(folder, () => 1234);
  const file: SettingsFile = {
    write: (data) => writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(data)),
  };
  return { ...loaded, settings: createSettings(loaded.data, file) };
}

test('a change that cannot be written changes nothing and can be tried again', () => {
  const written: SettingsData[] = [];
  let isFull = true;
  const settings = createSettings(defaultSettings, {
    write(data) {
      if (isFull) throw new Error('ENOSPC');
      written.push(data);
    },
  });
  expect(() => settings.keepShop(quay)).toThrow('ENOSPC');
  expect(settings.shops()).toEqual([]);
  isFull = false;
  settings.keepShop(quay);
  expect(settings.shops()).toEqual([quay]);
  expect(written.map(({ shops }) => shops)).toEqual([[quay]]);
});

describe('the file', () => {
  test('is not written while nothing changes', () => {
    const { settings } = open();
    settings.changePreferences({ theme: 'system' });
    settings.noteWiping(quay.id, false);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('brings everything back after a restart', () => {
    const { settings } = open();
    settings.keepShop(quay);
    settings.keepShop({ ...quay, zone: { kind: 'set', name: 'Europe/Berlin' } });
    const harbour: StoredShop = {
      ...quay,
      id: shopId('harbour'),
      certificate: 'AB:CD',
      statusNames: [{ statusId: 3, name: 'Versandt' }],
      isPaused: true,
      connector: { kind: 'missing' },
      facts,
    };
    settings.keepShop(harbour);
    settings.noteWiping(quay.id, true);
    settings.noteWipingAll();
    settings.keepWindow({ x: -5, y: 10, width: 1280, height: 800, isMaximized: true });
    settings.changePreferences({ theme: 'dark', layout: { orders: [20, 80] } });
    settings.changePreferences({ layout: { views: [15, 85] } });

    const again = open().settings;
    expect(again.shops()).toEqual([
      { ...quay, zone: { kind: 'set', name: 'Europe/Berlin' } },
      harbour,
    ]);
    expect(again.wiping()).toEqual([quay.id]);
    expect(again.isWipingAll()).toBe(true);
    expect(again.window()?.isMaximized).toBe(true);
    expect(again.preferences()).toEqual({
      theme: 'dark',
      density: 'comfortable',
      hasLetterKeys: true,
      layout: { orders: [20, 80], views: [15, 85] },
    });
    again.removeShop(quay.id);
    again.noteWiping(quay.id, false);
    expect(open().settings.shops()).toEqual([harbour]);
    again.forgetShops();
    const last = open().settings;
    expect([last.shops(), last.wiping(), last.isWipingAll()]).toEqual([[], [], false]);
  });

  test.each(['{', '', '[]', '{"version":2}', '{"version":1,"shops":[{"id":"x","key":"secret"}]}'])(
    'is kept aside when it is broken: %j',
    (text) => {
      writeFileSync(path.join(folder, 'settings.json'), text);
      const { settings, setAside } = open();
      expect(settings.shops()).toEqual([]);
      expect(setAside).toBe(path.join(folder, 'settings.broken-1234.json'));
      expect(readFileSync(setAside ?? '', 'utf8')).toBe(text);
      settings.keepShop(quay);
      expect(open().settings.shops()).toEqual([quay]);
    },
  );
});

test('a shop with a field more than we know is refused, so that no secret slips in', () => {
  const data: SettingsData = { ...defaultSettings, shops: [quay] };
  expect(readSettings(JSON.stringify(data))).toEqual(data);
  const withKey = { ...data, shops: [{ ...quay, key: 'k' }] };
  expect(readSettings(JSON.stringify(withKey))).toBeNull();
});

test('what cannot be read of a connector costs no shop', () => {
  const odd = { ...quay, connector: { kind: 'present' }, facts: { zone: 5 } };
  const read = readSettings(JSON.stringify({ ...defaultSettings, shops: [odd] }));
  expect(read?.shops).toEqual([quay]);
});

test('an address that is no web address is refused', () => {
  for (const address of ['file:///etc/', 'javascript:alert(1)/', 'https://quay.example']) {
    const data = { ...defaultSettings, shops: [{ ...quay, address }] };
    expect(readSettings(JSON.stringify(data))).toBeNull();
  }
});

test('a file of the first release opens, and nothing of it is lost', () => {
  const shop = {
    id: 'a1b2c3d4e5f60718',
    name: 'Quay & Co',
    address: 'https://quay.example/shop/',
    username: 'desk',
    dialect: '2.3',
    colour: '#4c6ef5',
    zone: { kind: 'measured', offsetMinutes: 60, at: 1_800_000_000_000 },
    connectedAt: 1_790_000_000_000,
    newestOrderId: 4711,
  };
  const rest = {
    window: { x: 10, y: 20, width: 1280, height: 800, isMaximized: false },
    preferences: {
      theme: 'dark',
      density: 'compact',
      hasLetterKeys: false,
      layout: { orders: [20, 80] },
    },
  };
  const first = { version: 1, shops: [shop], wiping: [], ...rest };
  writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(first));
  const { data, setAside } = open();
  expect(setAside).toBeNull();
  expect(data).toEqual({
    ...first,
    isWipingAll: false,
    shops: [
      {
        ...shop,
        certificate: null,
        statusNames: [],
        isPaused: false,
        connector: { kind: 'unknown' },
        facts: null,
      },
    ],
  });
});

describe('the layout', () => {
  const names = (layout: Readonly<Record<string, readonly number[]>>) => Object.keys(layout);
  const many = Object.fromEntries(Array.from({ length: 70 }, (_, at) => [`panel-${at}`, [50, 50]]));

  test('keeps the 64 names that came last', () => {
    const { settings } = open();
    for (const name of names(many)) settings.changePreferences({ layout: { [name]: [1, 99] } });
    expect(names(open().settings.preferences().layout)).toEqual(names(many).slice(6));
  });

  test('of a file that holds too many is cut, not refused', () => {
    const preferences = { ...defaultSettings.preferences, layout: many };
    const read = readSettings(JSON.stringify({ ...defaultSettings, preferences }));
    expect(names(read?.preferences.layout ?? {})).toEqual(names(many).slice(6));
  });
});
