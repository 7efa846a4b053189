import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './root.mjs';
import { joinCore } from './connector-core.mjs';
import { makeModification } from './connector-modification.mjs';

/** @typedef {{ readonly name: string, readonly content: string }} ConnectorEntry one file inside a package */
/** @typedef {{ readonly path: string, readonly content: string | readonly ConnectorEntry[] }} ConnectorPackage a text file, or the files of a zip */

/**
 * Everything there is to install, by its path below dist/connector/; the names are those of shared/connector/files.ts.
 * @param {{ readonly version: string, readonly homepage: string }} about
 * @returns {readonly ConnectorPackage[]}
 */
export function connectorPackages({ version, homepage }) {
  return [
    {
      path: '2.3/cartwright-2.3.ocmod.xml',
      content: makeModification({ core: joinCore('2.3', version), version, link: homepage }),
    },
    { path: '2.3/cartwright-2.3-files.zip', content: uploadFiles('2.3', version) },
    { path: '3.0/cartwright-3.0.ocmod.zip', content: uploadFiles('3.0', version) },
    { path: '4.0/cartwright.ocmod.zip', content: extensionFiles('4.0', version, homepage) },
    { path: '4.1/cartwright.ocmod.zip', content: extensionFiles('4.1', version, homepage) },
  ];
}

/**
 * 2.3 and 3.0: a folder `upload` over the shop's own.
 * @param {'2.3' | '3.0'} dialect
 * @param {string} version
 */
function uploadFiles(dialect, version) {
  const library = 'upload/system/library/cartwright';
  return sorted([
    ...filesBelow(`connector/v${dialect.replace('.', '')}/upload`, 'upload'),
    { name: `${library}/cartwright-core.php`, content: `<?php\n${joinCore(dialect, version)}` },
    { name: `${library}/LICENSE.txt`, content: licence() },
  ]);
}

/**
 * 4.x: the extension's folders at the root.
 * @param {'4.0' | '4.1'} dialect
 * @param {string} version
 * @param {string} homepage
 */
function extensionFiles(dialect, version, homepage) {
  const install = {
    name: 'Cartwright connector',
    description: `Lets the Cartwright desk read whole orders and change them in place. For OpenCart ${dialect}.`,
    version,
    author: 'The Cartwright authors',
    link: homepage,
  };
  return sorted([
    ...filesBelow(`connector/v${dialect.replace('.', '')}/package`, ''),
    { name: 'install.json', content: `${JSON.stringify(install, null, 2)}\n` },
    { name: 'system/cartwright-core.php', content: `<?php\n${joinCore(dialect, version)}` },
    { name: 'LICENSE.txt', content: licence() },
  ]);
}

/**
 * @param {string} folder
 * @param {string} prefix
 * @returns {ConnectorEntry[]}
 */
function filesBelow(folder, prefix) {
  return readdirSync(inRoot(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const name = path.relative(inRoot(folder), file).split(path.sep).join('/');
      return { name: path.posix.join(prefix, name), content: read(file) };
    });
}

function licence() {
  return read(inRoot('connector/LICENSE'));
}

/** @param {string} file */
function read(file) {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}

/** The order of a folder differs between systems. @param {ConnectorEntry[]} entries */
function sorted(entries) {
  return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
}
