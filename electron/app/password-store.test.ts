import { expect, test } from 'vitest';
import { choosePasswordStore } from './password-store';

const bus = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus' };
const desktop = { ...bus, XDG_CURRENT_DESKTOP: 'KDE' };

test.each<[string, NodeJS.Platform, Record<string, string>, string[], string | null]>([
  ['a desktop is left to Chromium', 'linux', desktop, [], null],
  ['a bare window manager with a bus', 'linux', bus, [], 'gnome-libsecret'],
  ['no bus, no key store', 'linux', {}, [], null],
  ['the user wins', 'linux', bus, ['electron', '--password-store=basic'], 'basic'],
  ['the user wins on a desktop', 'linux', desktop, ['--password-store=kwallet6'], 'kwallet6'],
  ['other systems have one store only', 'win32', bus, ['--password-store=basic'], null],
])('%s', (_, platform, environment, args, store) => {
  expect(choosePasswordStore(platform, environment, args)).toBe(store);
});
