// What the stand-in runtime runs first: it loads the app named on its command line, as Electron's own start
// page does:  electron [-r module]... [switches] path [arguments]
// It is packed into the runtime's default_app.asar and is imported by nothing in this repository.
import { app as publicApp } from 'electron/main';
import fs from 'node:fs';
import { createRequire, Module } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

// Electron's own start page uses a few setters that are in no documentation and so in no types.
const app = /** @type {any} */ (publicApp);

/** @param {readonly string[]} args */
function readCommandLine(args) {
  /** @type {string[]} */
  const preloads = [];
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at] ?? '';
    if (argument === '-v' || argument === '--version')
      return { answer: `v${process.versions.electron}` };
    if (argument === '-a' || argument === '--abi') return { answer: process.versions.modules };
    if (argument === '-r' || argument === '--require') preloads.push(args[(at += 1)] ?? '');
    else if (!argument.startsWith('-')) return { preloads, folder: path.resolve(argument) };
  }
  return { preloads, folder: null };
}

/**
 * Gives the process the app's name, version and folder, as if it were packed, and finds its main file.
 * @param {string} folder the app's folder or its main file
 */
function adopt(folder) {
  const manifest = path.join(folder, 'package.json');
  const main = createRequire(path.join(folder, 'any.js')).resolve(folder);
  if (!fs.existsSync(manifest)) {
    app.setAppPath(path.dirname(main));
    return main;
  }
  const { name, productName, version, desktopName } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
  if (version) app.setVersion(version);
  if (productName || name) app.setName(productName || name);
  app.setDesktopName(desktopName || `${app.getName()}.desktop`);
  app.setAppPath(folder);
  return main;
}

/**
 * @param {string} message
 * @param {unknown} error
 * @returns {never}
 */
function fail(message, error) {
  console.error(message);
  console.error(error instanceof Error ? error.stack : error);
  process.exit(1);
}

/**
 * @param {string} folder
 * @returns {string}
 */
function findMain(folder) {
  try {
    return adopt(folder);
  } catch (error) {
    return fail(`There is no app in ${folder}`, error);
  }
}

const { answer, preloads = [], folder } = readCommandLine(process.argv.slice(1));
if (answer !== undefined) {
  console.log(answer);
  process.exit(0);
}
if (!folder) {
  console.error('usage: electron [-r module] path-to-app');
  process.exit(2);
}
// Not in Node's types, yet the very call behind Node's own -r; test drivers hook in through it.
if (preloads.length > 0) /** @type {any} */ (Module)._preloadModules(preloads);
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
try {
  // Awaited at the top level, so that `ready` comes only after the app's main file ran, as it does elsewhere.
  await import(pathToFileURL(findMain(folder)).href);
} catch (error) {
  fail('The app failed while it was loaded', error);
}
