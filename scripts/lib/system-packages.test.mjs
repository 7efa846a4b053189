import { expect, test } from 'vitest';
import {
  namesHere,
  neededPrograms,
  packagesFor,
  parseMissingLibraries,
} from './system-packages.mjs';

const ldd = `	linux-vdso.so.1 (0x00007ffc1b5d2000)
	libffmpeg.so => /home/me/electron/libffmpeg.so (0x00007f0b4f600000)
	libgtk-3.so.0 => not found
	libnss3.so => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f0b4f400000)
`;

test('reads the missing libraries out of what ldd says', () => {
  expect(parseMissingLibraries(ldd)).toEqual(['libgtk-3.so.0', 'libnss3.so']);
});

test('finds nothing missing in a complete or empty answer', () => {
  expect(parseMissingLibraries('	libc.so.6 => /lib/libc.so.6 (0x0)\n')).toEqual([]);
  expect(parseMissingLibraries('')).toEqual([]);
});

test('needs a virtual display only where there is none, and a key store, PHP and MariaDB only for tests', () => {
  expect(neededPrograms({ isHeadless: false, isForTests: false })).toEqual([]);
  expect(neededPrograms({ isHeadless: true, isForTests: false })).toEqual(['xvfb-run', 'xauth']);
  expect(neededPrograms({ isHeadless: false, isForTests: true })).toEqual([
    'dbus-run-session',
    'gnome-keyring-daemon',
    'php',
    'mariadbd',
  ]);
});

test('names the packages of missing programs, and fonts only beside them', () => {
  const missing = { libraries: [], programs: ['xvfb-run'] };
  expect(packagesFor(missing, { hasFonts: true })).toEqual(['xvfb']);
  expect(packagesFor(missing, { hasFonts: false })).toContain('fonts-droid-fallback');
});

test('names the packages of PHP, its way to MySQL and the server alone', () => {
  const missing = { libraries: [], programs: ['php', 'mariadbd', 'php-mysql'] };
  const packages = packagesFor(missing, { hasFonts: true });
  expect(packages).toEqual(['php-cli', 'mariadb-server-core', 'php-mysql']);
});

test('names all library packages as soon as one library is missing', () => {
  const packages = packagesFor({ libraries: ['libnss3.so'], programs: [] }, { hasFonts: true });
  expect(packages).toContain('libnss3');
  expect(packages).toContain('libgtk-3-0');
});

test('takes the newer name of a library where only that is known', () => {
  const known = new Set(['libgtk-3-0t64', 'libasound2t64', 'libnss3']);
  const names = namesHere(['libgtk-3-0', 'libnss3', 'nowhere'], (name) => known.has(name));
  expect(names).toEqual(['libgtk-3-0t64', 'libnss3', 'nowhere']);
});
