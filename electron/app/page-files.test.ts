import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy, findPageFile } from './page-files';

const root = path.resolve('/opt/cartwright/dist/renderer');

describe('finds', () => {
  test.each([
    ['app://cartwright/index.html', 'index.html', true],
    ['app://cartwright/index.html?x=1#part', 'index.html', true],
    ['app://cartwright/assets/index-3f.js', 'assets/index-3f.js', false],
    ['app://cartwright/assets/../index.html', 'index.html', true],
    ['app://cartwright/assets/%C3%A9.svg', 'assets/é.svg', false],
    // the address itself cannot climb above its own root
    ['app://cartwright/../../../etc/passwd.html', 'etc/passwd.html', true],
    ['app://cartwright/%2e%2e/%2e%2e/secret.json', 'secret.json', false],
  ])('%s', (address, name, isPage) => {
    expect(findPageFile(root, address)).toMatchObject({ file: path.join(root, name), isPage });
  });
});

describe('refuses', () => {
  test.each([
    'app://cartwright/..%2f..%2fpackage.json',
    'app://cartwright/assets/..%2f..%2f..%2fpackage.json',
    'app://cartwright/..%5c..%5cpackage.json',
    'app://cartwright/%00index.html',
    'app://cartwright/%E0%A4%A.html',
    'app://cartwright/',
    'app://cartwright/index.map.exe',
    'app://other/index.html',
    'app://cartwright.other/index.html',
    'file:///etc/passwd.html',
    'https://cartwright/index.html',
    'nonsense',
  ])('%s', (address) => {
    expect(findPageFile(root, address)).toBeNull();
  });

  test('a neighbour folder whose name begins like ours', () => {
    expect(findPageFile(root, 'app://cartwright/..%2frenderer-old/index.html')).toBeNull();
  });
});

test('the policy allows nothing it does not name, no inline code and no eval', () => {
  const policy = contentSecurityPolicy('abc');
  expect(policy).toMatch(/^default-src 'none'/);
  expect(policy).toContain("style-src 'self' 'nonce-abc'");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
});
