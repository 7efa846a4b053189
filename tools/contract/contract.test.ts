import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { checkFolder } from './check-folder';
import { learnTexts } from './learn-texts';
import { isOurRoute, rebuild } from './rebuild';
import { readRecordingFolder } from './recording';
import { tableOf } from './report';

const home = path.join(import.meta.dirname, '../../contract');
const versions = readdirSync(home).filter((name) => /^\d/.test(name));
/** Recorded at length: they show every text of their shop. */
const whole = ['2.1.0.2', '2.3.0.2', '3.0.3.9', '4.0.2.3', '4.1.0.4'];
const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

function folderOf(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'contract-'));
  made.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

const request = {
  method: 'POST',
  path: '/index.php',
  query: { route: 'api/login' },
  headers: {},
  form: { username: 'desk', key: '{{key}}' },
};
const login = {
  name: 'login',
  note: '',
  request,
  response: { status: 200, headers: {}, body: '{"success":"ok","api_token":"x"}' },
};

describe('our own recordings', () => {
  test.each(versions)('of %s answer as written down, and ours are written again', (version) => {
    const folder = path.join(home, version);
    const expected = JSON.parse(
      readFileSync(path.join(home, 'expected', `${version}.json`), 'utf8'),
    ) as Record<string, string>; // written by `npm run contract -- --write`
    const checked = checkFolder(readRecordingFolder(folder), expected);
    expect(checked.failures).toEqual([]);
    expect(checked.parsed).toBe(Object.keys(expected).length);
    expect(checked.rebuilt).toBeGreaterThan(0);
  });

  test('teach the texts of each shop', () => {
    const order = 'Warning: Order could not be found!';
    const api = 'Warning: You do not have permission to access the API!';
    const texts = whole.map((version) =>
      learnTexts(readRecordingFolder(path.join(home, version)).recordings),
    );
    expect(texts).toEqual([
      { noPermission: api, notFound: [] },
      { noPermission: api, notFound: [order] },
      { noPermission: api, notFound: [order] },
      { noPermission: null, notFound: [order] },
      { noPermission: null, notFound: ['API call not found', order] },
    ]);
  });
});

describe('any folder', () => {
  test('passes with its outcomes told when it holds nothing to compare with', () => {
    const checked = checkFolder(readRecordingFolder(folderOf({ '001-login.json': login })), null);
    expect(checked).toMatchObject({ parsed: 1, rebuilt: 1, notOurs: 0, passed: 2, failures: [] });
    expect(checked.exchanges[0]).toMatchObject({ outcome: 'ok login', expected: null });
  });

  test('fails where another outcome is written down, where none is, and where a recording is gone', () => {
    const folder = folderOf({ '001-login.json': login, '002-login.json': login });
    const expected = { '001-login.json': 'refused credentials', '003-gone.json': 'html' };
    expect(checkFolder(readRecordingFolder(folder), expected).failures).toEqual([
      '001-login.json: ok login, expected refused credentials',
      '002-login.json: no outcome is written down for it (it is: ok login)',
      '003-gone.json: an outcome is written down, and there is no such recording',
    ]);
  });

  test('fails when it asks for what we ask for and nothing could be written again', () => {
    const odd = { ...login, request: { ...request, form: { user: 'desk' } } };
    const checked = checkFolder(readRecordingFolder(folderOf({ '001-odd.json': odd })), null);
    expect(checked.failures).toEqual([
      'asks for what this client asks for, and none of it could be written again',
    ]);
  });

  test('passes when nothing in it is ours', () => {
    const other = { ...login, request: { ...request, query: { route: 'api/cart/add' } } };
    const checked = checkFolder(readRecordingFolder(folderOf({ '001-cart.json': other })), null);
    expect(checked).toMatchObject({ rebuilt: 0, notOurs: 1, failures: [] });
  });

  test('fails when it is empty, and tells files that are no recordings', () => {
    expect(checkFolder(readRecordingFolder(folderOf({ 'seed.json': {} })), null).failures).toEqual([
      'no recorded exchange here (NNN-name.json)',
    ]);
    const broken = folderOf({
      '001-a.json': '{',
      '002-b.json': { name: 'x' },
      '003-c.json': login,
    });
    const { unreadable } = readRecordingFolder(broken);
    expect(unreadable).toEqual(['001-a.json', '002-b.json']);
    expect(checkFolder(readRecordingFolder(broken), null).failures).toHaveLength(2);
    mkdirSync(path.join(broken, '004-folder.json'));
    symlinkSync('/dev/zero', path.join(broken, '005-endless.json'));
    symlinkSync(path.join(broken, 'nowhere'), path.join(broken, '006-gone.json'));
    writeFileSync(path.join(broken, 'login.json'), JSON.stringify(login));
    expect(checkFolder(readRecordingFolder(broken), null).failures.slice(2)).toEqual([
      '004-folder.json: not a recorded exchange',
      '005-endless.json: not a recorded exchange',
      '006-gone.json: not a recorded exchange',
      'login.json: an exchange that is not named NNN-name.json',
    ]);
  });
});

describe('a request', () => {
  test('that comes out otherwise is told with what differs', () => {
    const plain = { method: 'POST', path: '/index.php', query: { route: 'x' }, form: { a: '1' } };
    const context = { address: 'http://shop.example/', token: null, signer: null };
    const writer = {
      read: () => ({ call: { kind: 'read-order', orderId: 1 } as const, context }),
      write: () => ({ method: 'GET' as const, url: 'http://shop.example/index.php?route=y&b=2' }),
    };
    expect(rebuild(plain, [writer])).toEqual({
      kind: 'differs',
      call: 'read-order',
      in: ['method', 'route', 'query', 'body'],
    });
    expect(rebuild(plain, [])).toEqual({ kind: 'not-ours' });
  });

  test('belongs to our vocabulary by its route', () => {
    expect(isOurRoute('api/order history_add')).toBe(true);
    expect(isOurRoute('api/sale/order|addHistory')).toBe(true);
    expect(isOurRoute('api/order/edit')).toBe(false);
    expect(isOurRoute('api/order confirm')).toBe(false);
  });
});

test('the table has a line for each folder', () => {
  const folders = whole.slice(0, 2).map((version) => ({
    ...checkFolder(readRecordingFolder(path.join(home, version)), null),
    folder: version,
  }));
  const lines = tableOf(folders).split('\n');
  expect(lines[0]).toMatch(/^folder +parsed +rebuilt +not ours$/);
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/^2\.1\.0\.2 +29\/29 +\d+ +\d+$/);
});
