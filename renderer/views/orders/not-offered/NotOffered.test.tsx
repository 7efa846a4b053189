import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { stockCapabilities } from '../../../../shared/capabilities';
import { orderId } from '../../../../shared/ids';
import type { FakeStart } from '../../../testing/fake-bridge';
import { madeUpChange } from '../../../testing/history-scenes';
import { fill, givePageSize, renderDesk, testNow } from '../../../testing/render-desk';

givePageSize();

const four: FakeStart = {
  orders: 0,
  shop: { dialect: '4.1', capabilities: stockCapabilities['4.1'] },
  phase: { kind: 'not-offered' },
};

const panel = () =>
  screen.findByRole('region', { name: 'Orders of this shop cannot be shown here yet' });

async function openFor(number: string, start: FakeStart = {}) {
  const desk = renderDesk({ ...four, ...start });
  const place = await panel();
  fill(within(place).getByLabelText('Order number'), number);
  await desk.user.click(within(place).getByRole('button', { name: 'Set a status …' }));
  return { ...desk, place };
}

test('says what the API does not offer and that the connector will', async () => {
  const { asked } = renderDesk(four);
  const place = await panel();
  expect(place.textContent).toContain('This shop runs OpenCart 4.1.');
  expect(place.textContent).toContain('does not show them any order');
  expect(place.textContent).toContain('The Cartwright connector');
  expect(place.textContent).toContain('No status was set from this desk yet.');
  expect(asked()).not.toContain('orders:ids');
});

test('sets a status by order number: asks for it, guesses nothing, and says no more than “sent”', async () => {
  const { user, fake, place } = await openFor('1042');
  const dialog = await screen.findByRole('dialog', { name: 'Set the status of order 1042' });
  const number = await within(dialog).findByLabelText('Number of the status');
  expect(number).toHaveProperty('value', '');
  expect(dialog.textContent).toContain('does not show which status the order has now');
  expect(dialog.textContent).toContain('None, unless the order has no status yet');
  expect(dialog.textContent).toContain('only if a mail engine is chosen');
  expect(dialog.textContent).toContain('The desk will say “sent”, and no more.');
  await user.click(within(dialog).getByRole('button', { name: 'Set the status' }));
  expect(within(dialog).getByText('Choose a status.')).toBeTruthy();
  fill(number, '3');
  await user.click(within(dialog).getByRole('button', { name: 'Set the status' }));
  expect(await within(place).findByText('Sent')).toBeTruthy();
  expect(place.textContent).toContain('It is not verifiable without the connector.');
  await waitFor(() => expect(place.contains(document.activeElement)).toBe(true));
  expect(fake.calls.filter(({ channel }) => channel === 'history:add')).toMatchObject([
    { input: { orderId: 1042, statusId: 3, notify: false } },
  ]);
});

test('refuses what is no order number', async () => {
  const { place } = await openFor('10-42');
  expect(within(place).getByText('A whole number above 0.')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('an unknown change offers what the user found in the shop, and blocks its own order only', async () => {
  const change = madeUpChange(testNow, {
    orderId: orderId(1042),
    state: {
      kind: 'unknown',
      error: { code: 'time-out', facts: { seconds: 30 } },
      lastLook: null,
      at: testNow,
    },
  });
  const { user } = await openFor('1041', { history: { changes: [change] } });
  expect(await screen.findByRole('dialog', { name: 'Set the status of order 1041' })).toBeTruthy();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const place = await panel();
  fill(within(place).getByLabelText('Order number'), '1042');
  expect(await within(place).findByText(/An earlier change of this order/)).toBeTruthy();
  expect(within(place).queryByRole('button', { name: 'Check again' })).toBeNull();
  await user.click(within(place).getByRole('button', { name: /it is there/ }));
  expect(await within(place).findByText('Settled by you')).toBeTruthy();
});

test('names entered for statuses are offered in the form; those of a fresh OpenCart only when asked for', async () => {
  const { user, fake } = await openFor('1042');
  const form = await screen.findByRole('dialog');
  await user.click(await within(form).findByRole('button', { name: 'Names of statuses …' }));
  const names = await screen.findByRole('dialog', { name: 'Names of statuses' });
  expect(within(names).queryByRole('listitem')).toBeNull();
  await user.click(within(names).getByRole('button', { name: /list of a fresh OpenCart/ }));
  expect(within(names).getAllByText('fresh OpenCart').length).toBe(14);
  expect(names.textContent).toContain('They are not read from your shop');
  fill(within(names).getByLabelText('Name of status 3'), 'On its way');
  await user.click(within(names).getByRole('button', { name: 'Save the names' }));
  expect(await screen.findByRole('radio', { name: 'On its way' })).toHaveProperty('checked', false);
  const saved = fake.calls.find(({ channel }) => channel === 'shops:name-statuses')?.input;
  expect(saved).toMatchObject({
    names: expect.arrayContaining([{ statusId: 3, name: 'On its way' }]) as unknown,
  });
});
