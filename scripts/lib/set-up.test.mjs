import { expect, test } from 'vitest';
import { readSituation } from './set-up.mjs';

test.each([
  [[], 'prestart', false],
  [[], undefined, false],
  [[], 'pretest', true],
  [[], 'precheck', true],
  [['--for=test'], 'prestart', true],
])('with %j under %s asks for what tests need: %s', (args, event, isForTests) => {
  expect(readSituation(args, event)).toEqual({ isForTests, mustTryDownload: false });
});

test('tries the download again when told to', () => {
  expect(readSituation(['--download'])).toEqual({ isForTests: false, mustTryDownload: true });
});
