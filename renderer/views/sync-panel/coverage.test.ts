import { expect, test } from 'vitest';
import { barPieces } from './coverage';

test('pieces cover the bar from the oldest to the newest id', () => {
  const pieces = barPieces([
    { from: 1, to: 50, kind: 'not-yet' },
    { from: 51, to: 100, kind: 'read' },
  ]);
  expect(pieces).toEqual([
    { kind: 'read', from: 51, to: 100, start: 50, length: 50 },
    { kind: 'not-yet', from: 1, to: 50, start: 0, length: 50 },
  ]);
});

test('a single failed id among thousands is still wide enough to be seen, and drawn last', () => {
  const pieces = barPieces([
    { from: 1, to: 9_999, kind: 'read' },
    { from: 10_000, to: 10_000, kind: 'failed' },
    { from: 10_001, to: 20_000, kind: 'read' },
  ]);
  const last = pieces[pieces.length - 1];
  expect(last?.kind).toBe('failed');
  expect(last?.length).toBe(0.4);
  expect(pieces.every(({ start, length }) => start >= 0 && start + length <= 100.0001)).toBe(true);
});

test('nothing known makes no pieces', () => {
  expect(barPieces([])).toEqual([]);
});
