import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { findList, givePageSize, renderDesk, testNow } from '../../testing/render-desk';

givePageSize();

const banner = () => screen.findByRole('region', { name: 'Connection' });
const threeHoursAgo = testNow - 3 * 3_600_000;

test('offline shows the age of what is on screen, and the list stays', async () => {
  renderDesk({ sync: { isOnline: false, lastContactAt: threeHoursAgo } });
  await findList();
  expect((await banner()).textContent).toContain('Offline. Showing what was read 3 h ago.');
});

test('an ordinary day has no banner text', async () => {
  renderDesk();
  await findList();
  expect((await banner()).textContent).toBe('');
});

test('a pass that waits says why, how old the data is and when it goes on', async () => {
  const { user, asked } = renderDesk({
    phase: {
      kind: 'waiting',
      error: { code: 'time-out', facts: { seconds: 30 } },
      retryAt: testNow + 90_000,
    },
    sync: { lastContactAt: threeHoursAgo },
  });
  await findList();
  const region = await banner();
  expect(region.textContent).toContain('did not answer within 30 seconds');
  expect(region.textContent).toContain('read 3 h ago; next try in 2 min');
  await user.click(within(region).getByRole('button', { name: 'Try now' }));
  expect(asked()).toContain('sync:now');
});

test('a refused key can be entered again', async () => {
  const { user, fake } = renderDesk({
    phase: { kind: 'stopped', error: { code: 'wrong-key', facts: { username: 'desk' } } },
  });
  await findList();
  await user.click(within(await banner()).getByRole('button', { name: 'Enter the key' }));
  await user.type(await screen.findByLabelText('API key'), ' new key ');
  await user.click(screen.getByRole('button', { name: 'Use this key' }));
  expect(fake.calls.find(({ channel }) => channel === 'shops:enter-key')?.input).toMatchObject({
    key: 'new key',
  });
});

test('a key not known in this run is asked for', async () => {
  renderDesk({ shop: { hasKey: false } });
  await findList();
  expect((await banner()).textContent).toContain('is not known in this run');
});
