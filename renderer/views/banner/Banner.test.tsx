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

test('a dead line behind a working network card is offline too', async () => {
  const { user, asked } = renderDesk({
    phase: { kind: 'waiting', error: { code: 'offline', facts: {} }, retryAt: testNow + 90_000 },
    sync: { isOnline: true, lastContactAt: threeHoursAgo },
  });
  await findList();
  const region = await banner();
  expect(region.textContent).toContain('Offline. Showing what was read 3 h ago.');
  await user.click(within(region).getByRole('button', { name: 'Try now' }));
  expect(asked()).toContain('sync:now');
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
  expect(region.textContent).toContain('open the shop in a browser to see whether it is slow');
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

const stopCodes = [
  'wrong-key',
  'address-not-allowed',
  'no-permission',
  'not-opencart',
  'dialect-too-old',
  'cache-locked',
  'cache-from-newer-desk',
  'bug',
] as const;

test.each(stopCodes)('a stop for %s has its sentence and one button', async (code) => {
  renderDesk({ phase: { kind: 'stopped', error: { code, facts: {} } }, sync: { isOnline: true } });
  const line = within(await banner());
  const button = code === 'wrong-key' ? 'Enter the key' : 'Try again';
  expect((await line.findAllByRole('button')).map((one) => one.textContent)).toEqual([button]);
  expect((await banner()).querySelector('p')?.textContent).toMatch(/[.–)].* .*\.$/);
});

test('an address the shop does not let in can be copied, and tried again', async () => {
  const { user, fake, asked } = renderDesk({
    phase: {
      kind: 'stopped',
      error: { code: 'address-not-allowed', facts: { ip: '203.0.113.77' } },
    },
  });
  await findList();
  const line = within(await banner());
  expect(line.getByText('203.0.113.77', { selector: 'code' })).toBeTruthy();
  await user.click(line.getByRole('button', { name: 'Copy The address the shop saw' }));
  expect(fake.calls.find(({ channel }) => channel === 'app:copy')?.input).toEqual({
    text: '203.0.113.77',
  });
  await user.click(line.getByRole('button', { name: 'Try again' }));
  expect(asked()).toContain('sync:now');
});
