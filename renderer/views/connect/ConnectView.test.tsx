import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { FakeStart } from '../../testing/fake-bridge';
import { fill, findList, givePageSize, renderDesk } from '../../testing/render-desk';

givePageSize();

const chosen: FakeStart = { isConnected: false };

async function fillIn() {
  fill(await screen.findByLabelText('Shop address'), 'shop.example.com');
  fill(screen.getByLabelText('API user name'), 'desk');
  fill(screen.getByLabelText('API key'), ' secret ');
}

test('asks where keys are kept before anything else, and says what each place means', async () => {
  const { user, asked, fake } = renderDesk({
    isConnected: false,
    vault: { kind: 'unset', offers: ['passphrase', 'session'] },
  });
  expect(await screen.findByText('This computer offers no key store.')).toBeTruthy();
  expect(screen.getByText(/orders deleted at exit; address and user name stay/)).toBeTruthy();
  await fillIn();
  fill(screen.getByLabelText('Passphrase'), 'long enough');
  fill(screen.getByLabelText('Passphrase again'), 'long enouhg');
  await user.click(screen.getByRole('button', { name: 'Connect' }));
  expect(screen.getByText('The two are not the same.')).toBeTruthy();
  expect(asked()).not.toContain('vault:choose');

  fill(screen.getByLabelText('Passphrase again'), 'long enough');
  await user.click(screen.getByRole('button', { name: 'Connect' }));
  await findList();
  const sent = fake.calls.filter(({ channel }) => /vault:choose|shops:connect/.test(channel));
  expect(sent).toEqual([
    { channel: 'vault:choose', input: { mode: 'passphrase', passphrase: 'long enough' } },
    {
      channel: 'shops:connect',
      input: {
        address: 'shop.example.com',
        username: 'desk',
        key: 'secret',
        newestOrderId: null,
        certificate: null,
      },
    },
  ]);
});

test('says what is missing and asks nothing of the shop', async () => {
  const { user, asked } = renderDesk(chosen);
  await user.click(await screen.findByRole('button', { name: 'Connect' }));
  expect(screen.getByText('Type the address of the shop.')).toBeTruthy();
  expect(screen.getByText('Paste the API key.')).toBeTruthy();
  expect(asked()).not.toContain('shops:connect');
});

test('explains that this is the API user', async () => {
  renderDesk(chosen);
  expect(await screen.findByText(/not a customer's and not the admin's password/)).toBeTruthy();
});

test('a refused address is shown, can be copied, and leads to the place in the admin', async () => {
  const { user, fake } = renderDesk({
    ...chosen,
    connectFails: {
      at: 'login',
      error: { code: 'address-not-allowed', facts: { ip: '203.0.113.77' } },
    },
  });
  await fillIn();
  await user.click(screen.getByRole('button', { name: 'Connect' }));
  const alert = await screen.findByRole('alert');
  expect(alert.closest('li')?.textContent).toContain('Key is accepted');
  expect(within(alert).getByText('203.0.113.77', { selector: 'code' })).toBeTruthy();
  expect(within(alert).getByText('System › Users › API › Edit › IP Addresses')).toBeTruthy();
  await user.click(within(alert).getByRole('button', { name: /^Copy/ }));
  expect(fake.calls.at(-1)).toEqual({ channel: 'app:copy', input: { text: '203.0.113.77' } });

  fake.failConnect(null);
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await findList();
});

test('a redirect offers the address it leads to, and only then uses it', async () => {
  const location = 'https://www.shop.example.com/';
  const { user, fake } = renderDesk({
    ...chosen,
    connectFails: { at: 'reach', error: { code: 'redirect', facts: { status: 301, location } } },
  });
  await fillIn();
  await user.click(screen.getByRole('button', { name: 'Connect' }));
  const use = await screen.findByRole('button', { name: `Use ${location}` });
  fake.failConnect(null);
  await user.click(use);
  await findList();
  expect(
    fake.calls.filter(({ channel }) => channel === 'shops:connect').at(-1)?.input,
  ).toMatchObject({ address: location });
});

test('can be stopped, and says so', async () => {
  const { user, asked } = renderDesk({ ...chosen, stepMs: 20 });
  await fillIn();
  await user.click(screen.getByRole('button', { name: 'Connect' }));
  await user.click(await screen.findByRole('button', { name: 'Stop connecting' }));
  expect(await screen.findByText('Stopped.')).toBeTruthy();
  expect(asked()).toContain('shops:cancel-connect');
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});
