import { expect, test } from 'vitest';
import { isolated, withoutTurns } from './plain-text';

test('characters that turn the writing direction are left out', () => {
  expect(withoutTurns('Quay\u202Eyauq\u2066 & Co\u2069')).toBe('Quayyauq & Co');
  expect(withoutTurns('مرفأ')).toBe('مرفأ');
});

test('in a sentence, text that may run the other way is isolated, and closed again', () => {
  expect(isolated('Quay & Żółć')).toBe('Quay & Żółć');
  expect(isolated('مرفأ')).toBe('\u2068مرفأ\u2069');
  expect(isolated('\u202Egolb\u2069 مرفأ')).toBe('\u2068golb مرفأ\u2069');
});
