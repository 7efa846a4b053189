import { expect, test } from 'vitest';
import { placeOf } from './electron-dist.mjs';

test.each([
  ['Cypress/Cypress', 'electron'],
  ['Cypress/LICENSE.electron.txt', 'LICENSE'],
  ['Cypress/locales/en-US.pak', 'locales/en-US.pak'],
  ['Cypress/resources/app/index.js', null],
  ['Cypress/browser_v8_context_snapshot.bin', null],
  ['Cypress/', null],
  ['other/electron', null],
])('puts %s to %s', (entry, place) => {
  expect(placeOf(entry)).toBe(place);
});
