import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { FakeStart } from '../../testing/fake-bridge';
import { madeUpCertificate } from '../../testing/fake-doctor';
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

test.each([
  ['sec\r\nret', 'a line break is in it'],
  ['secret\n', 'a line break is in it'],
  ['sec\tret', 'it holds a character that cannot be seen'],
  ['sec ret', 'a blank is in it'],
])('a broken key is told when it is pasted, and nothing is sent: %j', async (pasted, why) => {
  const { user, asked } = renderDesk(chosen);
  fill(await screen.findByLabelText('Shop address'), 'shop.example.com');
  await user.click(screen.getByLabelText('API key'));
  await user.paste(pasted);
  expect(
    await screen.findByText(`This cannot be an API key (${why}).`, { exact: false }),
  ).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Connect' }));
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

test('what failed takes the focus that went with the button to stop', async () => {
  const error = { code: 'no-such-host', facts: { host: 'shop.example.com' } } as const;
  const { user } = renderDesk({ ...chosen, stepMs: 250, connectFails: { at: 'reach', error } });
  await fillIn();
  await user.click(screen.getByRole('button', { name: 'Connect' }));
  (await screen.findByRole('button', { name: 'Stop connecting' })).focus();
  const alert = await screen.findByRole('alert');
  expect(document.activeElement).toBe(alert);
});

test('a circle of redirects offers no address to use', async () => {
  const error = {
    code: 'redirect-loop',
    facts: { status: 302, location: 'https://shop.example.com/', hops: 2 },
  } as const;
  const { user } = renderDesk({ ...chosen, connectFails: { at: 'reach', error } });
  await fillIn();
  await user.click(screen.getByRole('button', { name: 'Connect' }));
  expect((await screen.findByRole('alert')).textContent).toContain('without an end');
  expect(screen.queryByRole('button', { name: /^Use/ })).toBeNull();
});

test('a failure goes with the form it was about', async () => {
  const error = { code: 'no-such-host', facts: { host: 'shop.example.com' } } as const;
  const { user } = renderDesk({ ...chosen, connectFails: { at: 'reach', error } });
  await fillIn();
  await user.click(screen.getByRole('button', { name: 'Connect' }));
  await screen.findByRole('alert');
  fill(screen.getByLabelText('Shop address'), 'other.example.com');
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByRole('button', { name: 'Connect' })).toBeTruthy();
  expect(screen.queryByText(/\(failed\)/)).toBeNull();
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

const untrusted = {
  at: 'reach',
  error: { code: 'tls', facts: { reason: 'self-signed' } },
} as const;

test('a certificate nobody knows is shown on request, and trusted only after a press', async () => {
  const { user, fake } = renderDesk({
    ...chosen,
    connectFails: untrusted,
    doctor: {
      finds: {
        certificate: {
          state: 'failed',
          error: untrusted.error,
          action: { kind: 'confirm-certificate', certificate: madeUpCertificate },
        },
      },
    },
  });
  const connects = () =>
    fake.calls.filter(({ channel }) => channel === 'shops:connect').map(({ input }) => input);
  await fillIn();
  await user.click(screen.getByRole('button', { name: 'Connect' }));
  await user.click(await screen.findByRole('button', { name: 'Look at the certificate' }));
  const card = await screen.findByRole('region', { name: 'The certificate the server shows' });
  expect(within(card).getByText('Harbour Test Authority')).toBeTruthy();
  expect(document.activeElement).toBe(card.closest('[role=alert]'));
  expect(fake.calls.find(({ channel }) => channel === 'doctor:run')?.input).toEqual({
    kind: 'form',
    address: 'shop.example.com',
    username: 'desk',
    key: 'secret',
    certificate: null,
  });
  expect(connects()).toMatchObject([{ certificate: null }]);
  fake.failConnect(null);
  await user.click(within(card).getByRole('button', { name: /^Trust this certificate/ }));
  await findList();
  expect(connects().at(-1)).toMatchObject({ certificate: madeUpCertificate.fingerprint });
});

test('examines the form without a key, and hides what was found when the form changes', async () => {
  const { user, asked } = renderDesk({
    ...chosen,
    doctor: { report: { dialect: '4.1' }, finds: { login: { state: 'not-needed' } } },
  });
  const examine = await screen.findByRole('button', { name: 'Examine' });
  expect(examine.hasAttribute('disabled')).toBe(true);
  fill(screen.getByLabelText('Shop address'), 'shop.example.com');
  await user.click(examine);
  const found = await screen.findByRole('region', { name: 'Examination' });
  expect(await within(found).findByText(/^All is well/)).toBeTruthy();
  expect(found.textContent).toContain('does not show them any order');
  expect(asked()).not.toContain('shops:connect');
  fill(screen.getByLabelText('Shop address'), 'other.example.com');
  expect(screen.queryByRole('region', { name: 'Examination' })).toBeNull();
});

test('says what is too long to be meant, and asks nothing of the shop', async () => {
  const { user, asked } = renderDesk(chosen);
  await fillIn();
  fill(screen.getByLabelText('API key'), 'k'.repeat(2001));
  await user.click(screen.getByRole('button', { name: 'Connect' }));
  expect(screen.getByText('This is too long for an API key.')).toBeTruthy();
  expect(asked()).not.toContain('shops:connect');
});

test.each([
  [{ code: 'bad-address', facts: { address: 'javascript:alert(1)' } }, 'is not a web address'],
  [{ code: 'bad-key', facts: { reason: 'line-break' } }, 'a line break is in it'],
  [{ code: 'redirect-loop', facts: { location: 'https://a.example/', hops: 20 } }, 'redirects: 20'],
] as const)('%o ends in a clear sentence', async (error, words) => {
  const { user } = renderDesk({ ...chosen, connectFails: { at: 'address', error } });
  await fillIn();
  await user.click(screen.getByRole('button', { name: 'Connect' }));
  expect((await screen.findByRole('alert')).textContent).toContain(words);
});
