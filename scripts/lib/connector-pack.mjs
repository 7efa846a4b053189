import { mkdir, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { connectorPackages } from './connector-files.mjs';
import { zipEntries } from './connector-zip.mjs';
import { inRoot } from './root.mjs';

/**
 * Writes the connector's installable files into a folder (`<folder>/<dialect>/<name>`), which is emptied before. Answers their paths.
 * @param {string} [folder]
 */
export async function packConnector(folder = inRoot('dist', 'connector')) {
  const packages = connectorPackages(readAbout());
  await rm(folder, { recursive: true, force: true });
  return Promise.all(
    packages.map(async ({ path: name, content }) => {
      const file = path.join(folder, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, typeof content === 'string' ? content : await zipEntries(content));
      return file;
    }),
  );
}

/** @returns {{ version: string, homepage: string }} */
function readAbout() {
  return JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
}
