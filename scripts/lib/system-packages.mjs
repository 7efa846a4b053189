/**
 * @typedef {'display' | 'keyring' | 'fonts'} Need
 * @typedef {{ libraries: readonly string[], programs: readonly string[] }} Missing
 *   What is not there: shared libraries by file name, programs by name.
 */

/** Debian packages behind the shared libraries Electron is linked to. */
const LIBRARIES = [
  'libasound2',
  'libatspi2.0-0',
  'libgbm1',
  'libgtk-3-0',
  'libnotify4',
  'libnss3',
  'libsecret-1-0',
  'libxss1',
  'libxtst6',
];

/** Debian package of each program the commands need beside Electron. */
const PROGRAMS = new Map([
  ['xvfb-run', 'xvfb'],
  ['xauth', 'xauth'],
  ['dbus-run-session', 'dbus'],
  ['gnome-keyring-daemon', 'gnome-keyring'],
  ['php', 'php-cli'],
  // the server alone, without the service that the package mariadb-server starts
  ['mariadbd', 'mariadb-server-core'],
]);

/** The demo shop's customers write in many scripts. Nice to have on a machine without a desktop: 2 MB and 12 MB. */
const FONTS = ['fonts-droid-fallback', 'fonts-noto-core'];

/**
 * The libraries `ldd` could not find.
 * @param {string} output of `ldd <executable>`
 */
export function parseMissingLibraries(output) {
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

/**
 * Programs a command needs: a virtual display where there is none, and for the tests a key store, PHP and a database server.
 * @param {{ isHeadless: boolean, isForTests: boolean }} situation
 */
export function neededPrograms({ isHeadless, isForTests }) {
  return [
    ...(isHeadless ? ['xvfb-run', 'xauth'] : []),
    ...(isForTests ? ['dbus-run-session', 'gnome-keyring-daemon', 'php', 'mariadbd'] : []),
  ];
}

/**
 * The Debian packages that bring what is missing. Of the libraries all are named, for one that was found may be
 * of no use without the others.
 * @param {Missing} missing
 * @param {{ hasFonts: boolean }} situation fonts are added, for they alone are no reason to install anything
 */
export function packagesFor({ libraries, programs }, { hasFonts }) {
  return [
    ...(libraries.length > 0 ? LIBRARIES : []),
    ...programs.map((program) => PROGRAMS.get(program) ?? program),
    ...(hasFonts ? [] : FONTS),
  ];
}

/**
 * The names under which this release knows the packages: newer ones renamed some libraries to `…t64`.
 * @param {readonly string[]} packages
 * @param {(name: string) => boolean} isKnown
 */
export function namesHere(packages, isKnown) {
  return packages.map((name) => (!isKnown(name) && isKnown(`${name}t64`) ? `${name}t64` : name));
}
