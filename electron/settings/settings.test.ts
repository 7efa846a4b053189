import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shopId } from '../../shared/ids';
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
    settings.noteWiping(quay.id, true);
    settings.keepWindow({ x: -5, y: 10, width: 1280, height: 800, isMaximized: true });
    settings.changePreferences({ theme: 'dark', layout: { orders: [20, 80] } });
    settings.changePreferences({ layout: { views: [15, 85] } });

    const again = open().settings;
    expect(again.shops()).toEqual([{ ...quay, zone: { kind: 'set', name: 'Europe/Berlin' } }]);
    expect(again.wiping()).toEqual([quay.id]);
    expect(again.window()?.isMaximized).toBe(true);
    expect(again.preferences()).toEqual({
      theme: 'dark',
      density: 'comfortable',
      hasLetterKeys: true,
      layout: { orders: [20, 80], views: [15, 85] },
    });
    again.removeShop(quay.id);
    again.noteWiping(quay.id, false);
    expect(open().settings.shops()).toEqual([]);
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

test('an address that is no web address is refused', () => {
  for (const address of ['file:///etc/', 'javascript:alert(1)/', 'https://quay.example']) {
    const data = { ...defaultSettings, shops: [{ ...quay, address }] };
    expect(readSettings(JSON.stringify(data))).toBeNull();
  }
});
