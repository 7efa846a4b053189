import { readFileSync } from 'node:fs';
import { inRoot } from './root.mjs';

const head = '// SPDX-License-Identifier: GPL-3.0-or-later';

/** What every generation's package holds beside the core, in order. */
const shopFiles = [
  'refused-addresses',
  'signature',
  'gate',
  'shop-host',
  'mail-listener',
  'door',
  'admin',
  'admin-page',
  'admin-door',
  'installer',
];

/**
 * The connector's PHP for one generation as one text, without `<?php`: the core in the order of connector/core/load.php, what the
 * generations share, and the generation's own host and door. `build` is the number every answer carries.
 * @param {'2.3' | '3.0' | '4.0' | '4.1'} dialect
 * @param {string} build
 */
export function joinCore(dialect, build) {
  const own = `v${dialect.replace('.', '')}`;
  const files = [
    ...coreFiles().map((name) => `core/${name}`),
    ...shopFiles.map((name) => `shop/${name}`),
    ...(dialect.startsWith('4') ? ['shop/host-4x'] : []),
    `${own}/host`,
    `${own}/door`,
  ];
  const parts = files.map((name) => bodyOf(`connector/${name}.php`));
  const intro = [
    head,
    `// The Cartwright connector ${build} for OpenCart ${dialect}, put together from the files of its folder connector/.`,
  ];
  return withBuild(`${intro.join('\n')}\n\n${parts.join('\n')}`, build);
}

/**
 * The core's own number is that of the checkout; a package carries the number it was made with.
 * @param {string} text
 * @param {string} build
 */
function withBuild(text, build) {
  const written = /const BUILD = '[^']*';/g;
  if (text.match(written)?.length !== 1) throw new Error('the core names its build not once');
  return text.replace(written, `const BUILD = '${build}';`);
}

/** The core's files as load.php lists them. */
function coreFiles() {
  const list = /foreach \(array\((.*?)\) as /s.exec(read('connector/core/load.php'))?.[1];
  const names = [...(list ?? '').matchAll(/'([a-z0-9/-]+)'/g)].map(([, name]) => name ?? '');
  if (names.length === 0) throw new Error('connector/core/load.php lists no files');
  return names;
}

/** @param {string} file */
function bodyOf(file) {
  const lines = read(file).split('\n');
  if (lines[0] !== '<?php' || lines[1] !== head)
    throw new Error(`${file} does not begin with <?php and its licence`);
  return `${lines.slice(2).join('\n').trim()}\n`;
}

/** @param {string} file */
function read(file) {
  // A checkout on Windows may have changed the line ends; a package may not differ by where it was made.
  return readFileSync(inRoot(file), 'utf8').replaceAll('\r\n', '\n');
}
