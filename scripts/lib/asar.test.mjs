import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildAsar } from './asar.mjs';

/** @type {string} */
let folder;
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'asar-'))));
afterEach(() => rmSync(folder, { recursive: true }));

// Header lengths of every remainder by four: the padding differs.
test.each(['a', 'ab', 'abc', 'abcd'])('is read back by the archive library (%s)', (name) => {
  const file = path.join(folder, 'app.asar');
  const binary = Buffer.from([0, 255, 10, 13, 128]);
  writeFileSync(file, buildAsar({ [`${name}.bin`]: binary, 'main.mjs': 'log("ü")\n', empty: '' }));
  expect(listPackage(file, { isPack: false }).sort()).toEqual(
    [`/${name}.bin`, '/empty', '/main.mjs'].sort(),
  );
  expect(extractFile(file, `${name}.bin`)).toEqual(binary);
  expect(extractFile(file, 'main.mjs').toString()).toBe('log("ü")\n');
  expect(extractFile(file, 'empty')).toHaveLength(0);
});
