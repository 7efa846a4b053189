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

test('a key store that does not open says what to do and that nothing was deleted', async () => {
  const { user, asked } = renderDesk({ vault: { kind: 'unreadable', reason: 'keyring locked' } });
  expect(await screen.findByText(/Nothing was deleted/)).toBeTruthy();
  const before = asked().filter((channel) => channel === 'vault:state').length;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(asked().filter((channel) => channel === 'vault:state').length).toBe(before + 1);
});
