import { expect, test } from 'vitest';
import { hasAllPackages } from './npm-packages.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/b-darwin': { version: '2.0.0', integrity: 'sha512-b', optional: true },
  },
};
const a = { version: '1.0.0', integrity: 'sha512-a' };

test('takes a tree without the optional packages of other platforms as complete', () => {
  expect(hasAllPackages(wanted, { packages: { 'node_modules/a': a } })).toBe(true);
});

test('misses a package that is not optional', () => {
  expect(hasAllPackages(wanted, { packages: {} })).toBe(false);
});

test('notices another version and another content of the same version', () => {
  const older = { ...a, version: '0.9.0' };
  const other = { ...a, integrity: 'sha512-x' };
  expect(hasAllPackages(wanted, { packages: { 'node_modules/a': older } })).toBe(false);
  expect(hasAllPackages(wanted, { packages: { 'node_modules/a': other } })).toBe(false);
});

test('notices an optional package of an older version', () => {
  const stale = { version: '1.0.0', integrity: 'sha512-b' };
  const installed = { packages: { 'node_modules/a': a, 'node_modules/b-darwin': stale } };
  expect(hasAllPackages(wanted, installed)).toBe(false);
});
