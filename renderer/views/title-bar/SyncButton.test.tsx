import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { FakeStart } from '../../testing/fake-bridge';
import { findList, givePageSize, renderDesk, testNow } from '../../testing/render-desk';
import { shopScenes, threeShops } from '../../testing/shop-scenes';

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

describe('of several shops', () => {
  const scenes = shopScenes(testNow);
  const [quay, harbour, mill] = threeShops(testNow);
  const button = () => screen.findByTitle('Show how the reading stands');

  test('what is read is summed up', async () => {
    renderDesk(scenes['shops-walking']);
    await findList();
    expect((await button()).textContent).toBe('328 of 1,312 · 17/sonline');
  });

  test('a shop whose API shows no orders is no trouble', async () => {
    renderDesk(scenes['three-shops']);
    await findList();
    expect((await button()).textContent).toBe('up to dateonline');
  });

  test('the one in trouble is named, and its panel opens', async () => {
    const { user } = renderDesk({ shops: [quay, { ...harbour, phase: refused }, mill] });
    await findList();
    expect((await button()).textContent).toContain('Harbour Chandlery: needs you');
    await user.click(await button());
    const panel = await screen.findByRole('dialog', { name: 'Reading from Harbour Chandlery' });
    await user.selectOptions(within(panel).getByLabelText('Shop'), 'Millrace Outdoor');
    expect(await within(panel).findByText(/API does not show orders/)).toBeTruthy();
    expect(within(panel).queryByText('What is proven')).toBeNull();
    // the list behind it stays what it was
    expect(screen.getByRole('button', { name: /^All shops/ }).getAttribute('aria-current')).toBe(
      'true',
    );
  });

  test('more than one in trouble are counted', async () => {
    renderDesk(scenes['shops-trouble']);
    await findList();
    expect((await button()).textContent).toContain('2 shops need you');
  });
});
