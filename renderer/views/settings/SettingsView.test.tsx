import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { findList, givePageSize, renderDesk } from '../../testing/render-desk';

givePageSize();

async function openSettings(start: Parameters<typeof renderDesk>[0] = {}) {
  const desk = renderDesk(start);
  await findList();
  await desk.user.click(screen.getByRole('button', { name: 'Settings' }));
  await screen.findByRole('heading', { name: 'Settings' });
  return desk;
}

test('the theme is kept and followed at once', async () => {
  const { user, fake } = await openSettings();
  await user.click(screen.getByRole('radio', { name: 'Dark' }));
  await waitFor(() =>
    expect(document.documentElement.getAttribute('data-mantine-color-scheme')).toBe('dark'),
  );
  expect(fake.calls.at(-1)).toEqual({ channel: 'preferences:set', input: { theme: 'dark' } });
});

test('says where keys are kept and what the local copy holds', async () => {
  await openSettings();
  expect(screen.getByText('a file locked by your passphrase')).toBeTruthy();
  expect(screen.getByText('374')).toBeTruthy();
});

test('the zone of the shop can be set by its name', async () => {
  const { user, fake } = await openSettings({ shop: { zone: { kind: 'unknown' } } });
  await user.type(screen.getByRole('combobox', { name: 'Time zone of the shop' }), 'Berlin');
  await user.click(await screen.findByRole('option', { name: 'Europe/Berlin' }));
  expect(fake.calls.find(({ channel }) => channel === 'shops:set-zone')?.input).toMatchObject({
    zone: { kind: 'set', name: 'Europe/Berlin' },
  });
});

test('disconnecting says what is deleted, asks, and leads back to the start', async () => {
  const { user, asked } = await openSettings();
  await user.click(screen.getByRole('button', { name: 'Disconnect this shop' }));
  expect(await screen.findByText(/the local copy of its orders is deleted/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Keep it' }));
  expect(asked()).not.toContain('shops:disconnect');
  await user.click(screen.getByRole('button', { name: 'Disconnect this shop' }));
  await user.click(await screen.findByRole('button', { name: 'Disconnect and delete' }));
  expect(await screen.findByRole('heading', { name: 'Connect your shop' })).toBeTruthy();
});
