import { expect, test } from 'vitest';
import { findFolders, type FolderFacts } from './paths';

const linux: FolderFacts = {
  platform: 'linux',
  environment: {},
  home: '/home/ann',
  profile: '/home/ann/.config/Cartwright',
  isProfileGiven: false,
  isPackaged: true,
};

test.each<[string, Partial<FolderFacts>, string]>([
  ['Linux', {}, '/home/ann/.local/share/cartwright'],
  ['Linux with XDG', { environment: { XDG_DATA_HOME: '/data' } }, '/data/cartwright'],
  [
    'Linux with a relative XDG',
    { environment: { XDG_DATA_HOME: 'data' } },
    '/home/ann/.local/share/cartwright',
  ],
  [
    'macOS',
    { platform: 'darwin', home: '/Users/ann' },
    '/Users/ann/Library/Application Support/Cartwright/desk',
  ],
  ['a profile given', { isProfileGiven: true, profile: '/tmp/p' }, '/tmp/p/desk'],
  [
    'an override, unpackaged',
    { isPackaged: false, environment: { CARTWRIGHT_DATA_DIR: '/tmp/d' } },
    '/tmp/d',
  ],
  [
    'an override, packaged',
    { environment: { CARTWRIGHT_DATA_DIR: '/tmp/d' } },
    '/home/ann/.local/share/cartwright',
  ],
])('the data folder: %s', (_, facts, data) => {
  expect(findFolders({ ...linux, ...facts }).data).toBe(data);
});

test('the data folder on Windows is the one that does not roam', () => {
  const environment = { LOCALAPPDATA: 'C:\\Users\\ann\\AppData\\Local' };
  const { data } = findFolders({ ...linux, platform: 'win32', environment });
  expect(data).toContain('C:\\Users\\ann\\AppData\\Local');
});
