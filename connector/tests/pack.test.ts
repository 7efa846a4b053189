import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectorFiles } from '../../shared/connector/files';
import { ownVersion } from '../testing/own-version';

const root = fileURLToPath(new URL('../..', import.meta.url));
const work = mkdtempSync(path.join(os.tmpdir(), 'cartwright-pack-'));
const packed = path.join(work, 'one');
afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

function pack(folder: string, zone: string): void {
  const script = path.join(root, 'scripts/connector-pack.mjs');
  execFileSync(process.execPath, [script, folder], {
    cwd: work,
    env: { ...process.env, TZ: zone },
    stdio: 'pipe',
  });
}
beforeAll(() => {
  pack(packed, 'UTC');
});

const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((name) => name.split(path.sep).join('/'))
    .sort();

/** The files of one of our zips, which are stored and have their sizes in front. */
function unzip(name: string): ReadonlyMap<string, string> {
  const bytes = readFileSync(path.join(packed, name));
  const found = new Map<string, string>();
  let at = 0;
  while (bytes.readUInt32LE(at) === 0x04034b50) {
    expect(bytes.readUInt16LE(at + 8)).toBe(0);
    const [size, nameLength] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26)];
    const start = at + 30 + nameLength + bytes.readUInt16LE(at + 28);
    const file = bytes.toString('utf8', at + 30, at + 30 + nameLength);
    found.set(file, bytes.toString('utf8', start, start + size));
    at = start + size;
  }
  return found;
}

describe('the packed connector', () => {
  test('is the same byte for byte when it is packed again, in another time zone too', () => {
    const again = path.join(work, 'two');
    pack(again, 'Asia/Kolkata');
    expect(filesBelow(again)).toEqual(filesBelow(packed));
    for (const name of filesBelow(packed)) {
      const [one, two] = [packed, again].map((folder) => readFileSync(path.join(folder, name)));
      expect(two?.equals(one ?? Buffer.alloc(0)), name).toBe(true);
    }
  });

  test('is what the desk offers, generation by generation', () => {
    const offered = Object.entries(connectorFiles).flatMap(([dialect, files]) =>
      files.map(({ name }) => `${dialect}/${name}`),
    );
    expect(filesBelow(packed)).toEqual(offered.sort());
  });

  test('holds what the guide says and nothing else', () => {
    expect([...unzip('2.3/cartwright-2.3-files.zip').keys()]).toEqual([
      'upload/admin/controller/extension/module/cartwright.php',
      'upload/admin/language/en-gb/extension/module/cartwright.php',
      'upload/catalog/controller/api/cartwright.php',
      'upload/system/library/cartwright/LICENSE.txt',
      'upload/system/library/cartwright/cartwright-core.php',
    ]);
    expect([...unzip('3.0/cartwright-3.0.ocmod.zip').keys()]).toEqual([
      'upload/admin/controller/extension/module/cartwright.php',
      'upload/admin/language/en-gb/extension/module/cartwright.php',
      'upload/catalog/controller/extension/module/cartwright.php',
      'upload/system/library/cartwright/LICENSE.txt',
      'upload/system/library/cartwright/cartwright-core.php',
    ]);
    const extension = [
      'LICENSE.txt',
      'admin/controller/module/cartwright.php',
      'admin/language/en-gb/module/cartwright.php',
      'catalog/controller/api/call.php',
      'catalog/controller/event.php',
      'install.json',
      'system/cartwright-core.php',
    ];
    expect([...unzip('4.0/cartwright.ocmod.zip').keys()]).toEqual([
      ...extension,
      'system/route.php',
    ]);
    expect([...unzip('4.1/cartwright.ocmod.zip').keys()]).toEqual(extension);
  });

  test('names its build and its licence, and each generation its own door', () => {
    for (const [name, door] of [
      ['2.3/cartwright-2.3-files.zip', 'CartwrightDoor23'],
      ['3.0/cartwright-3.0.ocmod.zip', 'CartwrightDoor30'],
      ['4.0/cartwright.ocmod.zip', 'CartwrightDoor40'],
      ['4.1/cartwright.ocmod.zip', 'CartwrightDoor41'],
    ] as const) {
      const core = [...unzip(name)].find(([file]) => file.endsWith('cartwright-core.php'))?.[1];
      expect(core).toContain(`const BUILD = '${ownVersion()}';`);
      expect(core?.match(/class CartwrightDoor\d\d /g)).toEqual([`class ${door} `]);
      expect(core?.match(/<\?php/g)).toHaveLength(1);
      expect(core?.match(/SPDX-License-Identifier: GPL-3.0-or-later/g)).toHaveLength(1);
    }
    const install: unknown = JSON.parse(
      unzip('4.1/cartwright.ocmod.zip').get('install.json') ?? '',
    );
    expect(install).toMatchObject({ version: ownVersion(), name: 'Cartwright connector' });
  });

  test('passes PHP, file by file', () => {
    const folder = path.join(work, 'php');
    const files = filesBelow(packed).flatMap((name) =>
      name.endsWith('.zip') ? [...unzip(name)].map(([file, text]) => [name, file, text]) : [],
    );
    const written = files.flatMap(([name = '', file = '', text = '']) => {
      if (!file.endsWith('.php')) return [];
      const target = path.join(folder, name, file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, text);
      return [target];
    });
    expect(written.length).toBeGreaterThan(15);
    for (const file of written)
      expect(execFileSync('php', ['-n', '-l', file]).toString()).toContain('No syntax errors');
  }, 60_000);
});

describe('the modification for 2.3', () => {
  const read = () => readFileSync(path.join(packed, '2.3/cartwright-2.3.ocmod.xml'), 'utf8');

  test('is well-formed XML', () => {
    const xml = read().replace(/<!\[CDATA\[.*?\]\]>/gs, '');
    const open: string[] = [];
    for (const [, isEnd, name = ''] of xml.matchAll(/<(\/?)([a-z]+)(?: [a-z]+="[^"<]*")*>/g)) {
      if (isEnd === '/') expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
    expect(
      xml
        .replace(/<\?xml[^>]*\?>|<!--.*?-->/gs, '')
        .replace(/<\/?[a-z]+(?: [a-z]+="[^"<]*")*>/g, ''),
    ).not.toMatch(/[<>&]/);
  });

  test('touches three files of OpenCart and looks for single lines only', () => {
    expect([...read().matchAll(/<file path="([^"]+)">/g)].map(([, file]) => file)).toEqual([
      'catalog/controller/api/order.php',
      'admin/controller/user/api.php',
      'admin/view/template/user/api_list.tpl',
    ]);
    const searched = [...read().matchAll(/<search><!\[CDATA\[(.*?)\]\]><\/search>/gs)].map(
      ([, text]) => text ?? '',
    );
    expect(searched).toHaveLength(6);
    for (const line of searched) expect(line).not.toContain('\n');
    // What is put in is searched by the next operation as well and must not hold the line again.
    const core = unzip('2.3/cartwright-2.3-files.zip').get(
      'upload/system/library/cartwright/cartwright-core.php',
    );
    for (const line of searched) expect(core?.toLowerCase()).not.toContain(line.toLowerCase());
  });

  test('carries the very code of the files', () => {
    const core = unzip('2.3/cartwright-2.3-files.zip').get(
      'upload/system/library/cartwright/cartwright-core.php',
    );
    const put = [...read().matchAll(/<add position="before">(.*?)<\/add>/gs)].map(([, text = '']) =>
      [...text.matchAll(/<!\[CDATA\[(.*?)\]\]>/gs)].map(([, part]) => part).join(''),
    );
    expect(put.slice(0, 2).map((text) => `<?php\n${text}`)).toEqual([core, core]);
  });
});
