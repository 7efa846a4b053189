import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { FakeStart } from '../../testing/fake-bridge';
import { findList, givePageSize, renderDesk, testNow } from '../../testing/render-desk';

givePageSize();

const retryAt = testNow + 60_000;
const refused = { kind: 'stopped', error: { code: 'wrong-key', facts: {} } } as const;
const slow = { kind: 'waiting', error: { code: 'time-out', facts: {} }, retryAt } as const;
const dead = { kind: 'waiting', error: { code: 'offline', facts: {} }, retryAt } as const;

test.each<[string, FakeStart, string, RegExp]>([
  ['an ordinary day', {}, 'online', /^The shop last answered just now\.$/],
  ['no answer yet', { sync: { lastContactAt: null } }, 'online', /not answered yet/],
  ['no network', { sync: { isOnline: false } }, 'offline', /cannot be reached/],
  ['a dead line', { phase: dead, sync: { isOnline: true } }, 'offline', /cannot be reached/],
  ['a shop that is silent', { phase: slow, sync: { isOnline: true } }, 'no answer', /tries again/],
  ['a refused key', { phase: refused, sync: { isOnline: true } }, 'needs you', /without you/],
  ['a refused key, offline', { phase: refused, sync: { isOnline: false } }, 'needs you', /without/],
  ['a key not known', { shop: { hasKey: false } }, 'needs you', /without you/],
])('%s is called what it is', async (_name, start, word, hint) => {
  renderDesk(start);
  await findList();
  const said = screen.getByText(word, { exact: true });
  expect(said.getAttribute('title')).toMatch(hint);
});
