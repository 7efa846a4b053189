import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { findList, givePageSize, renderDesk } from '../../testing/render-desk';

givePageSize();

test('a wrong passphrase is said so, and the right one opens the desk', async () => {
  const { user } = renderDesk({ vault: { kind: 'locked' }, passphrase: 'right one' });
  await user.type(await screen.findByLabelText('Passphrase'), 'wrong one{Enter}');
  expect(await screen.findByText(/This is not the passphrase\. Nothing was changed/)).toBeTruthy();
  await user.clear(screen.getByLabelText('Passphrase'));
  await user.type(screen.getByLabelText('Passphrase'), 'right one{Enter}');
  await findList();
});

const unreadable = { kind: 'unreadable', reason: 'keyring locked' } as const;

test('a key store that does not open says what to do and that nothing was deleted', async () => {
  const { user, asked } = renderDesk({ vault: unreadable });
  expect(await screen.findByText(/Nothing was deleted/)).toBeTruthy();
  expect(screen.queryByText(/It still does not open/)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(asked()).toContain('vault:retry');
  expect(await screen.findByText(/It still does not open/)).toBeTruthy();
});

test('a key store that opens at the second try opens the desk', async () => {
  const { user, fake } = renderDesk({ vault: unreadable });
  fake.setKeyStore({ kind: 'open', mode: 'os-key-store' });
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  await findList();
});

test('a forgotten passphrase leads to the connect screen, after a question that says what is deleted', async () => {
  const { user, asked } = renderDesk({ vault: { kind: 'locked' }, stepMs: 50 });
  const forget = { name: 'Forgot it? Forget this shop on this computer' };
  await user.click(await screen.findByRole('button', forget));
  expect((await screen.findByRole('dialog')).textContent).toMatch(
    /key and the local copy.*Quay & Compass.*Nothing changes in the shop/,
  );
  await user.click(screen.getByRole('button', { name: 'Keep it' }));
  expect(asked()).not.toContain('shops:disconnect-all');
  await user.click(screen.getByRole('button', forget));
  await user.click(await screen.findByRole('button', { name: 'Forget and delete' }));
  expect(await screen.findByRole('heading', { name: 'Connect your shop' })).toBeTruthy();
  // the vault goes before the shop; the desk does not show itself in between
  expect(asked()).not.toContain('orders:ids');
  expect(screen.getByRole('radio', { name: 'A passphrase of your own' })).toBeTruthy();
  expect(asked()).toContain('shops:disconnect-all');
});

test('a key store that never opens again can be left by forgetting the shop', async () => {
  const { user } = renderDesk({ vault: unreadable });
  await user.click(
    await screen.findByRole('button', { name: 'Forget this shop on this computer' }),
  );
  await user.click(await screen.findByRole('button', { name: 'Forget and delete' }));
  expect(await screen.findByRole('heading', { name: 'Connect your shop' })).toBeTruthy();
});

test('forgetting that fails says why and leaves the screen', async () => {
  const { user } = renderDesk({
    vault: { kind: 'locked' },
    disconnectFails: { code: 'cache-unusable', facts: { reason: 'disk full' } },
  });
  await user.click(await screen.findByRole('button', { name: /Forgot it\?/ }));
  await user.click(await screen.findByRole('button', { name: 'Forget and delete' }));
  expect(await screen.findByText(/cannot be opened or written \(disk full\)/)).toBeTruthy();
  expect(screen.getByLabelText('Passphrase')).toBeTruthy();
});

test.each([
  ['a locked vault', { kind: 'locked' }, /Forgot it\? Begin anew/],
  ['a key store that does not open', unreadable, 'Begin anew on this computer'],
] as const)('%s without a shop can be left too', async (_name, vault, name) => {
  const { user, asked } = renderDesk({ vault, isConnected: false });
  await user.click(await screen.findByRole('button', { name }));
  expect((await screen.findByRole('dialog')).textContent).toContain('keys kept on this computer');
  await user.click(screen.getByRole('button', { name: 'Forget and delete' }));
  expect(await screen.findByRole('heading', { name: 'Connect your shop' })).toBeTruthy();
  expect(asked()).toContain('shops:disconnect-all');
});
