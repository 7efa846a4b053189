import { expect, test } from 'vitest';
import { statusKind } from './status-kind';

test.each([
  [1, 'Pending', 'open'],
  [2, 'Processing', 'working'],
  [3, 'Shipped', 'done'],
  [5, 'Complete', 'done'],
  [7, 'Canceled', 'stopped'],
  [9, 'Canceled Reversal', 'open'],
  [12, 'Reversed', 'stopped'],
  [17, 'In Bearbeitung', 'working'],
  [18, 'Zahlung ausstehend', 'open'],
  [19, 'Storniert', 'stopped'],
  [5, null, 'unknown'],
  [5, ' ', 'unknown'],
  [5, 'Fertig', 'done'],
  [40, 'Blue moon', 'unknown'],
  [40, null, 'unknown'],
  [0, null, 'unknown'],
])('status %i "%s" is %s', (id, name, kind) => {
  expect(statusKind(id, name)).toBe(kind);
});

test("the owner's table wins", () => {
  expect(statusKind(5, 'Complete', { 5: 'working' })).toBe('working');
});
