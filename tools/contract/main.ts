import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { checkFolder, type CheckedFolder, type Expectations } from './check-folder';
import { readRecordingFolder } from './recording';
import { listOf, tableOf } from './report';

const usage = `npm run contract -- [FOLDER…] [--list] [--write]
  Judges every recorded exchange (NNN-name.json) of each folder and writes the requests of ours again.
  Without a folder: those of contract/, held against the outcomes written down in contract/expected/.
  --list   tells every exchange of our own folders too
  --write  writes down what was found as expected, for our own folders`;

/** Where our own recordings and their outcomes lie, seen from dist/tools/. */
const home = path.resolve(import.meta.dirname, '../../contract');
const expectedOf = (folder: string) => path.join(home, 'expected', `${path.basename(folder)}.json`);
const isOurs = (folder: string) => path.dirname(folder) === home;

process.exitCode = main(process.argv.slice(2));

function main(args: readonly string[]): number {
  const options = new Set(args.filter((arg) => arg.startsWith('--')));
  const named = args.filter((arg) => !arg.startsWith('--'));
  for (const option of options) {
    if (['--list', '--write'].includes(option)) continue;
    console.error(option === '--help' ? usage : `unknown option ${option}\n${usage}`);
    return option === '--help' ? 0 : 2;
  }
  const folders = named.length === 0 ? ourFolders() : named.map((name) => path.resolve(name));
  const missing = folders.filter((folder) => !isFolder(folder));
  for (const folder of missing) console.error(`${folder} is no folder`);
  if (missing.length > 0) return 2;

  const checked: CheckedFolder[] = [];
  for (const folder of folders) {
    const found = checkFolder(readRecordingFolder(folder), expectations(folder));
    checked.push(found);
    if (isOurs(folder) && options.has('--write')) writeDown(found);
    if (!isOurs(folder) || options.has('--list')) console.log(`${folder}\n${listOf(found)}`);
  }
  console.log(tableOf(checked));
  for (const { folder, failures } of checked)
    for (const failure of failures) console.log(`FAILED ${path.basename(folder)}/${failure}`);
  const failed = checked.reduce((sum, { failures }) => sum + failures.length, 0);
  const passed = checked.reduce((sum, one) => sum + one.passed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function ourFolders(): readonly string[] {
  return readdirSync(home)
    .filter((name) => name !== 'expected')
    .map((name) => path.join(home, name))
    .filter(isFolder)
    .sort();
}

function isFolder(name: string): boolean {
  return existsSync(name) && statSync(name).isDirectory();
}

function expectations(folder: string): Expectations {
  const file = expectedOf(folder);
  if (!isOurs(folder) || !existsSync(file)) return null;
  return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
}

function writeDown({ folder, exchanges }: CheckedFolder): void {
  const outcomes = Object.fromEntries(exchanges.map(({ file, outcome }) => [file, outcome]));
  writeFileSync(expectedOf(folder), `${JSON.stringify(outcomes, null, 2)}\n`);
}
