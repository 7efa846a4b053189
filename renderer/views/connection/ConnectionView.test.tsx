import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { doctorChecks } from '../../../shared/doctor';
import type { FakeStart } from '../../testing/fake-bridge';
import { madeUpCertificate } from '../../testing/fake-doctor';
import { doctorScenes } from '../../testing/doctor-scenes';
import { fill, givePageSize, renderDesk, testNow } from '../../testing/render-desk';

givePageSize();

async function openConnection(start: FakeStart) {
  const desk = renderDesk({ orders: 3, ...start });
  const rail = await screen.findByRole('navigation', { name: 'Screens' });
  await desk.user.click(within(rail).getByRole('button', { name: 'Connection' }));
  await screen.findByRole('heading', { name: 'Connection', level: 1 });
  const page = screen.getByRole('main');
  return { ...desk, page };
}

/** A finding's scene, with the checks answering at once. */
function scene(name: string): FakeStart {
  const found = doctorScenes()[name];
  return { ...found, doctor: { ...found?.doctor, stepMs: 0 } };
}

async function examine(start: FakeStart) {
  const desk = await openConnection(start);
  await desk.user.click(within(desk.page).getByRole('button', { name: 'Examine the connection' }));
  await within(desk.page).findByRole('button', { name: 'Copy report' });
  const moves = () =>
    desk.fake.calls.filter(({ channel }) => channel === 'shops:move').map(({ input }) => input);
  return { ...desk, moves };
}

test('the ladder fills as it goes, can be stopped, and keeps what was examined', async () => {
  const { page, user, asked } = await openConnection({ doctor: { stepMs: 150 } });
  expect(page.textContent).toContain('Not examined yet');
  await user.click(within(page).getByRole('button', { name: 'Examine the connection' }));
  const ladder = await within(page).findByRole('list', { name: 'Checks' });
  expect(within(ladder).getAllByRole('listitem').length).toBe(doctorChecks.length);
  expect(await within(page).findByText('Examining: Server name …')).toBeTruthy();
  await user.click(within(page).getByRole('button', { name: 'Stop' }));
  expect(await within(page).findByText(/^Stopped\./)).toBeTruthy();
  expect(asked()).toContain('doctor:cancel');
  expect(within(page).getByText(/It is a web address\./)).toBeTruthy();
});

test('a healthy connection is said in one sentence; a missing connector is a note', async () => {
  const { page } = await examine(scene('doctor-well'));
  expect(
    within(page).getByText('All is well: nothing was found that stands in the way.'),
  ).toBeTruthy();
  expect(page.textContent).toContain('12 checks passed');
  expect(page.textContent).toContain('The Cartwright connector is not in this shop');
  expect(within(page).queryByRole('alert')).toBeNull();
});

test('the failing check stands first, with its sentence; the rest is folded', async () => {
  const { page } = await examine(scene('doctor-page'));
  const alert = within(page).getByRole('alert');
  expect(alert.textContent).toContain('Answer of OpenCart');
  expect(alert.textContent).toMatch(/A check for robots .* stands before the shop/);
  expect(within(page).getByText('It breaks at: Answer of OpenCart')).toBeTruthy();
  expect(page.textContent).toMatch(/Not reached: OpenCart version, Release, Clocks/);
  expect(within(page).getByText('5 checks passed').closest('details')?.open).toBe(false);
  expect(within(alert).getByRole('button', { name: 'Examine again' })).toBeTruthy();
});

test('a redirect offers the address it leads to, moves the shop there, and examines again', async () => {
  const { page, user, moves, asked } = await examine(scene('doctor-redirect'));
  await user.click(within(page).getByRole('button', { name: 'Use https://www.shop.example.com/' }));
  expect(await within(page).findByText(/The shop is now called at https:/)).toBeTruthy();
  expect(moves()).toEqual([
    { shop: 'shop-quay', address: 'https://www.shop.example.com/', certificate: null },
  ]);
  await waitFor(() => expect(asked().filter((channel) => channel === 'doctor:run').length).toBe(2));
});

test.each([
  ['http://127.0.0.1:8133/', null],
  ['http://www.shop.example.com/', 'AB:CD'],
])('a shop moved from %s goes on with the certificate %s', async (address, certificate) => {
  const { page, user, moves } = await examine({
    ...scene('doctor-redirect'),
    shop: { address, certificate: 'AB:CD' },
  });
  await user.click(within(page).getByRole('button', { name: /^Use https/ }));
  await waitFor(() =>
    expect(moves()).toEqual([
      { shop: 'shop-quay', address: 'https://www.shop.example.com/', certificate },
    ]),
  );
});

test('a certificate is shown to compare, and trusted for this shop only after a press', async () => {
  const { page, user, moves, fake } = await examine(scene('doctor-certificate'));
  const card = within(page).getByRole('region', { name: 'The certificate the server shows' });
  expect(card.textContent).toContain('Harbour Test Authority');
  expect(card.textContent).toMatch(/1 Jan 2026, \d\d:00 to 1 Jan 2027, \d\d:00/);
  expect(within(card).getByText('AB D0 F5 1A')).toBeTruthy();
  expect(moves()).toEqual([]);
  await user.click(within(card).getByRole('button', { name: /^Copy Fingerprint/ }));
  expect(fake.calls.at(-1)).toEqual({
    channel: 'app:copy',
    input: { text: madeUpCertificate.fingerprint },
  });
  await user.click(
    within(card).getByRole('button', { name: 'Trust this certificate for this shop' }),
  );
  expect(
    await within(page).findByText(/The certificate is trusted, for this shop only/),
  ).toBeTruthy();
  expect(moves()).toEqual([
    {
      shop: 'shop-quay',
      address: 'http://127.0.0.1:8133/',
      certificate: madeUpCertificate.fingerprint,
    },
  ]);
});

test('says why the shop was not moved', async () => {
  const { page, user } = await examine({
    ...scene('doctor-redirect'),
    connectFails: { at: 'login', error: { code: 'wrong-key', facts: { username: 'desk' } } },
  });
  await user.click(within(page).getByRole('button', { name: /^Use https/ }));
  expect(await within(page).findByText(/The shop refused the key/)).toBeTruthy();
});

test('a blocked address can be copied, with the place in the admin', async () => {
  const { page, user, fake } = await examine(scene('doctor-blocked'));
  const alert = within(page).getByRole('alert');
  await user.click(within(alert).getByRole('button', { name: 'Copy The address the shop saw' }));
  expect(fake.calls.at(-1)?.input).toEqual({ text: '203.0.113.77' });
  expect(within(alert).getByRole('img', { name: /In the admin menu/ })).toBeTruthy();
});

test('a refused key can be entered where it stands', async () => {
  const { page, user, fake, asked } = await examine(scene('doctor-key'));
  await user.click(within(page).getByRole('button', { name: 'Enter the key' }));
  fill(await within(page).findByLabelText('API key'), ' new-key ');
  await user.click(within(page).getByRole('button', { name: 'Use this key' }));
  await waitFor(() => expect(asked().filter((channel) => channel === 'doctor:run').length).toBe(2));
  expect(fake.calls.find(({ channel }) => channel === 'shops:enter-key')?.input).toEqual({
    shop: 'shop-quay',
    key: 'new-key',
  });
});

test('what should be known comes with clock and proxy', async () => {
  const { page } = await examine(scene('doctor-known'));
  expect(within(page).getByText('It works. 2 things should be known.')).toBeTruthy();
  expect(page.textContent).toContain('protects its API weakly');
  expect(page.textContent).toContain('412 s ahead of this computer');
  expect(page.textContent).toContain('proxy.office.example:3128');
});

test('the report is there again when the screen is opened again', async () => {
  const { user } = await examine(scene('doctor-key'));
  const rail = screen.getByRole('navigation', { name: 'Screens' });
  await user.click(within(rail).getByRole('button', { name: 'Orders' }));
  expect(screen.queryByText('It breaks at: Key')).toBeNull();
  await user.click(within(rail).getByRole('button', { name: 'Connection' }));
  expect(await screen.findByText('It breaks at: Key')).toBeTruthy();
});

test('what a stopped examination still tells does not mix into the next one', async () => {
  const { page, user, fake } = await openConnection({ doctor: { stepMs: 150 } });
  await user.click(within(page).getByRole('button', { name: 'Examine the connection' }));
  await user.click(await within(page).findByRole('button', { name: 'Stop' }));
  await user.click(await within(page).findByRole('button', { name: 'Examine again' }));
  const tell = (run: string, requests: number) =>
    fake.emit('doctor:stepped', {
      run,
      startedAt: testNow,
      isFinished: false,
      typedAddress: `https://${run.replace(' ', '')}.example.com/`,
      address: null,
      dialect: null,
      clockAheadSeconds: null,
      proxy: null,
      requests,
      findings: [],
    });
  tell('run 2', 2);
  tell('run 1', 1);
  expect(await within(page).findByText('https://run2.example.com/')).toBeTruthy();
  expect(within(page).queryByText('https://run1.example.com/')).toBeNull();
});

test('says what the shop offers in a clerk’s words', async () => {
  const { page } = await openConnection({});
  const offered = (what: string) =>
    within(page).getByRole('rowheader', { name: what }).closest('tr')?.textContent;
  expect(offered('Orders, by their number')).toContain('yes');
  expect(offered('The lines of an order')).toContain('with the connector');
  expect(offered('Set a status, with a comment and a mail')).toContain('yes');
});

test('keeps the names of statuses the owner enters', async () => {
  const { page, user, fake } = await openConnection({});
  await user.click(within(page).getByRole('button', { name: 'Add a status' }));
  await user.click(within(page).getByRole('button', { name: 'Save the names' }));
  fill(within(page).getByLabelText('Number of status 1'), '17');
  await user.click(within(page).getByRole('button', { name: 'Save the names' }));
  expect(within(page).getByText('Each row needs a number above 0 and a name.')).toBeTruthy();
  fill(within(page).getByLabelText('Name of status 1'), 'At customs');
  await user.click(within(page).getByRole('button', { name: 'Save the names' }));
  expect(await within(page).findByText('Saved.')).toBeTruthy();
  const saved = fake.calls.filter(({ channel }) => channel === 'shops:name-statuses');
  expect(saved.at(-1)?.input).toEqual({
    shop: 'shop-quay',
    names: [{ statusId: 17, name: 'At customs' }],
  });
});

test('names of statuses not saved yet are still there after a look at another screen', async () => {
  const { page, user, asked } = await openConnection({});
  await user.click(within(page).getByRole('button', { name: 'Add a status' }));
  fill(within(page).getByLabelText('Number of status 1'), '17');
  expect(within(page).getByText(/^Not saved yet/)).toBeTruthy();
  const rail = screen.getByRole('navigation', { name: 'Screens' });
  await user.click(within(rail).getByRole('button', { name: 'Settings' }));
  await screen.findByRole('heading', { name: 'Settings' });
  await user.click(within(rail).getByRole('button', { name: 'Connection' }));
  expect(await screen.findByLabelText('Number of status 1')).toHaveProperty('value', '17');
  await user.click(screen.getByRole('button', { name: 'Discard the changes' }));
  expect(screen.queryByLabelText('Number of status 1')).toBeNull();
  expect(asked()).not.toContain('shops:name-statuses');
});

test('copies a report', async () => {
  const { page, user, fake } = await examine(scene('doctor-blocked'));
  await user.click(within(page).getByRole('button', { name: 'Copy report' }));
  expect(await within(page).findByText(/^Copied\./)).toBeTruthy();
  const { input } = fake.calls.at(-1) ?? {};
  expect(input).toMatchObject({ text: expect.stringContaining('[failed]') as unknown });
});
