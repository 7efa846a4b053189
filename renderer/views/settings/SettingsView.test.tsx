import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { orderId } from '../../../shared/ids';
import type { HistoryChange } from '../../../shared/history';
import { madeUpShop } from '../../testing/made-up-orders';
import { fill, findList, givePageSize, renderDesk, testNow } from '../../testing/render-desk';
import { threeShops } from '../../testing/shop-scenes';

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

test('a zone the shop told is named, and the owner can still set another', async () => {
  const { user, fake } = await openSettings({ connector: 'writes' });
  const field = screen.getByRole('combobox', { name: 'Time zone of the shop' });
  expect(field.getAttribute('placeholder')).toBe('Told by the shop: Europe/London');
  expect(screen.getByText('3.0, with the connector')).toBeTruthy();
  await user.type(field, 'Berlin');
  await user.click(await screen.findByRole('option', { name: 'Europe/Berlin' }));
  expect(fake.calls.find(({ channel }) => channel === 'shops:set-zone')?.input).toMatchObject({
    zone: { kind: 'set', name: 'Europe/Berlin' },
  });
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

const shops = threeShops(testNow);
const [quay, harbour, mill] = shops;
const list = () => screen.getByRole('list', { name: 'Shops of this desk' });
const choose = (name: RegExp) => within(list()).getByRole('button', { name });

/** A change of status of the first shop that may or may not have been stored. */
const unknown: HistoryChange = {
  shop: madeUpShop,
  orderId: orderId(412),
  statusId: 3,
  comment: '',
  notify: false,
  id: '2f1c1c0e-6d0e-4f3e-9f2b-000000000001',
  createdAt: testNow - 60_000,
  sentAt: testNow - 50_000,
  shopAheadMs: 0,
  before: null,
  state: { kind: 'unknown', error: { code: 'time-out', facts: {} }, lastLook: null, at: testNow },
};

describe('the shops', () => {
  test('one is chosen, renamed, and only that one', async () => {
    const { user, fake } = await openSettings({ shops });
    await user.click(choose(/^Harbour/));
    fill(screen.getByLabelText('Name on this desk'), '  Chandlery\u202E \u0000North ');
    await user.click(screen.getByRole('button', { name: 'Rename' }));
    expect(fake.calls.find(({ channel }) => channel === 'shops:change')?.input).toEqual({
      shop: harbour.shop.id,
      name: 'Chandlery North',
      colour: harbour.shop.colour,
    });
    await waitFor(() => expect(choose(/^Chandlery North/)).toBeTruthy());
    expect(choose(/^Quay & Compass/)).toBeTruthy();
  });

  test('a name that is empty or the same cannot be saved', async () => {
    const { asked } = await openSettings();
    const rename = screen.getByRole<HTMLButtonElement>('button', { name: 'Rename' });
    expect(rename.disabled).toBe(true);
    fill(screen.getByLabelText('Name on this desk'), ' ');
    expect(screen.getByText('Give it a name.')).toBeTruthy();
    expect(rename.disabled).toBe(true);
    fill(screen.getByLabelText('Name on this desk'), 'x'.repeat(81));
    expect(screen.getByText('80 characters is the most.')).toBeTruthy();
    expect(rename.disabled).toBe(true);
    expect(asked()).not.toContain('shops:change');
  });

  test('a colour is chosen by its name', async () => {
    const { user, fake } = await openSettings();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'teal' }).checked).toBe(true);
    await user.click(screen.getByRole('radio', { name: 'plum' }));
    expect(fake.calls.find(({ channel }) => channel === 'shops:change')?.input).toEqual({
      shop: madeUpShop,
      name: 'Quay & Compass',
      colour: '#7a2e6d',
    });
    await waitFor(() =>
      expect(screen.getByRole<HTMLInputElement>('radio', { name: 'plum' }).checked).toBe(true),
    );
  });

  test('another address is proven before it is kept, and a redirect can be followed', async () => {
    const location = 'https://www.shop.example.com/';
    const { user, fake } = await openSettings({
      shop: { certificate: 'AB:CD' },
      connectFails: { at: 'reach', error: { code: 'redirect', facts: { status: 301, location } } },
    });
    await user.click(screen.getByRole('button', { name: 'Change the address' }));
    fill(await screen.findByLabelText('New address'), 'http://127.0.0.1:8133/shop');
    await user.click(screen.getByRole('button', { name: 'Check and use it' }));
    const use = await screen.findByRole('button', { name: `Use ${location}` });
    fake.failConnect(null);
    await user.click(use);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByText(location)).toBeTruthy();
    const moves = fake.calls.filter(({ channel }) => channel === 'shops:move');
    // a certificate was confirmed for its host only
    expect(moves.map(({ input }) => input)).toEqual([
      { shop: madeUpShop, address: 'http://127.0.0.1:8133/shop', certificate: 'AB:CD' },
      { shop: madeUpShop, address: location, certificate: null },
    ]);
  });

  test('a new address with a login in it is not taken, and the reason is named', async () => {
    const { user, asked } = await openSettings({ shops });
    await user.click(choose(/^Harbour/));
    await user.click(screen.getByRole('button', { name: 'Change the address' }));
    fill(await screen.findByLabelText('New address'), 'https://me:word@harbour.example.com');
    await user.click(screen.getByRole('button', { name: 'Check and use it' }));
    expect(screen.getByText(/Leave out user name and password/)).toBeTruthy();
    expect(asked()).not.toContain('shops:move');
  });

  test('the key can be changed', async () => {
    const { user, fake } = await openSettings({ shops });
    await user.click(choose(/^Millrace/));
    await user.click(screen.getByRole('button', { name: 'Change the key' }));
    await user.type(await screen.findByLabelText('API key'), 'fresh');
    await user.click(screen.getByRole('button', { name: 'Use this key' }));
    expect(fake.calls.find(({ channel }) => channel === 'shops:enter-key')?.input).toEqual({
      shop: mill.shop.id,
      key: 'fresh',
    });
  });

  test('a key pasted with a line break is told and not sent', async () => {
    const { user, asked } = await openSettings({ shops });
    await user.click(choose(/^Millrace/));
    await user.click(screen.getByRole('button', { name: 'Change the key' }));
    await user.click(await screen.findByLabelText('API key'));
    await user.paste('fre\nsh');
    expect(await screen.findByText(/a line break is in it/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Use this key' }));
    expect(asked()).not.toContain('shops:enter-key');
  });

  test('a zone is asked for only where dates of orders can be shown', async () => {
    const { user } = await openSettings({ shops });
    const zones = () => screen.queryAllByLabelText('Time zone of the shop').length;
    await user.click(choose(/^Harbour/));
    expect(zones()).toBeGreaterThan(0);
    await user.click(choose(/^Millrace/));
    expect(zones()).toBe(0);
  });

  test('leads to the connection of the chosen shop', async () => {
    const { user } = await openSettings({ shops });
    await user.click(choose(/^Harbour/));
    await user.click(screen.getByRole('button', { name: 'Connection …' }));
    await waitFor(() =>
      expect(screen.getByRole('main').textContent).toContain('https://harbour.example.com/'),
    );
  });

  test('another shop is added, with a way back, and its orders are shown', async () => {
    const { user } = await openSettings();
    await user.click(screen.getByRole('button', { name: 'Add a shop' }));
    expect(await screen.findByRole('heading', { name: 'Connect another shop' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Back to the desk' }));
    await user.click(await screen.findByRole('button', { name: 'Add a shop' }));
    fill(await screen.findByLabelText('Shop address'), 'second.example.com');
    fill(screen.getByLabelText('API user name'), 'desk');
    fill(screen.getByLabelText('API key'), 'secret');
    await user.click(screen.getByRole('button', { name: 'Connect' }));
    await findList();
    const views = screen.getByRole('navigation', { name: 'Views' });
    const added = within(views).getByRole('button', { name: /^second\.example\.com/ });
    expect(added.getAttribute('aria-current')).toBe('true');
    expect(within(views).getByRole('button', { name: /^Quay & Compass/ })).toBeTruthy();
  });

  test('disconnecting one leaves the others, and says that a change is not settled', async () => {
    const { user, fake } = await openSettings({ shops, history: { changes: [unknown] } });
    await user.click(screen.getByRole('button', { name: 'Disconnect this shop' }));
    const dialog = await screen.findByRole('dialog', { name: 'Disconnect Quay & Compass?' });
    expect(await within(dialog).findByText(/^One change of status is not settled/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Disconnect and delete' }));
    await waitFor(() => expect(within(list()).getAllByRole('button').length).toBe(2));
    expect(fake.calls.find(({ channel }) => channel === 'shops:disconnect')?.input).toEqual({
      shop: quay.shop.id,
    });
    expect(choose(/^Harbour/).getAttribute('aria-current')).toBe('true');
  });

  test('nothing is said of changes where all are settled', async () => {
    const { user } = await openSettings({ shops, history: { changes: [unknown] } });
    await user.click(choose(/^Harbour/));
    await user.click(screen.getByRole('button', { name: 'Disconnect this shop' }));
    const dialog = await screen.findByRole('dialog', { name: 'Disconnect Harbour Chandlery?' });
    expect(dialog.textContent).not.toContain('not settled');
  });

  test('disconnecting all names them, and begins anew', async () => {
    const { user, asked } = await openSettings({ shops, history: { changes: [unknown] } });
    await user.click(screen.getByRole('button', { name: 'Disconnect all and begin anew' }));
    const dialog = await screen.findByRole('dialog', { name: /^Disconnect all 3 shops/ });
    expect(dialog.textContent).toMatch(/Quay & Compass.*Harbour Chandlery.*Millrace Outdoor/);
    expect(await within(dialog).findByText(/not settled/)).toBeTruthy();
    expect(asked()).not.toContain('shops:disconnect-all');
    await user.click(screen.getByRole('button', { name: 'Disconnect all and delete' }));
    expect(await screen.findByRole('heading', { name: 'Connect your shop' })).toBeTruthy();
  });
});
