import { expect, test } from 'vitest';
import { planFuses } from './fuses.mjs';

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const wire = (/** @type {string} */ fuses, version = 1) =>
  Buffer.concat([
    Buffer.from('code'),
    Buffer.from(sentinel),
    Buffer.from([version, fuses.length]),
    Buffer.from(fuses),
  ]);

test('names the byte of each fuse behind the sentinel', () => {
  const executable = wire('01010001');
  const first = 'code'.length + sentinel.length + 2;
  expect(planFuses(executable, { runAsNode: true, nodeCliInspect: false })).toEqual([
    { at: first, byte: '1' },
    { at: first + 3, byte: '0' },
  ]);
});

test('refuses an executable it does not understand', () => {
  expect(() => planFuses(Buffer.from('no fuses'), { runAsNode: true })).toThrow('exactly one');
  expect(() => planFuses(Buffer.concat([wire('11'), wire('11')]), { runAsNode: true })).toThrow(
    'exactly one',
  );
  expect(() => planFuses(wire('11', 2), { runAsNode: true })).toThrow('version');
  expect(() => planFuses(wire('11'), { browserV8Snapshot: false })).toThrow(
    'no fuse browserV8Snapshot',
  );
});
