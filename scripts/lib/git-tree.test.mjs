import { expect, test } from 'vitest';
import { describeTreeChange } from './git-tree.mjs';

const before = { status: ' M a.ts\n', changes: '+one\n' };

test('sees no change in an equal tree', () => {
  expect(describeTreeChange(before, { ...before })).toBeNull();
});

test('names files that are new in the status', () => {
  const after = { ...before, status: ' M a.ts\n?? left-over.txt\n' };
  expect(describeTreeChange(before, after)).toContain('?? left-over.txt');
});

test('notices a further change to a file that was changed before', () => {
  expect(describeTreeChange(before, { ...before, changes: '+two\n' })).toContain('changed before');
});

test('does not pass where git cannot be asked', () => {
  expect(describeTreeChange(null, null)).not.toBeNull();
});
