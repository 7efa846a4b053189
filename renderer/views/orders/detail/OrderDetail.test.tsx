import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { madeUpHeader, madeUpShop, noAddress } from '../../../testing/made-up-orders';
import { findList, givePageSize, renderDesk, testNow } from '../../../testing/render-desk';
import { fields } from '../../../text/en/fields';
import type { OrderHeader } from '../../../../shared/order';

givePageSize();

async function openOrder(change: Partial<OrderHeader> = {}, online = true) {
  const desk = renderDesk({ orders: 0, sync: { isOnline: online } });
  await screen.findByText(/No orders|No order/);
  const header = { ...madeUpHeader(402, 402, testNow), ...change };
  desk.fake.addOrders([
    { shop: madeUpShop, header, asOf: testNow - 3 * 60_000, contents: null, goneSince: null },
  ]);
  await desk.user.click(within(await findList()).getByRole('option'));
  const detail = await screen.findByRole('region', { name: 'Order 402' });
  await within(detail).findByRole('heading', { name: 'Order 402' });
  return { ...desk, detail, header };
}

test('shows customer, addresses, amounts and age', async () => {
  const { detail } = await openOrder();
  expect(detail.textContent).toContain('as of 3 min ago');
  expect(detail.textContent).toContain('Marcus Fenwick');
  expect(detail.textContent).toContain('Astoria, OR 97103');
  expect(detail.textContent).toContain('Same as the billing address');
  expect(detail.textContent).toMatch(/US\$\d/);
  expect(detail.textContent).toContain('decimals assumed');
});

test('calls a status as its owner does, in the list and above the order', async () => {
  const { user } = renderDesk({ shop: { statusNames: [{ statusId: 2, name: 'Auf dem Tisch' }] } });
  const list = await findList();
  const [row] = await within(list).findAllByText('Auf dem Tisch');
  await user.click(row ?? list);
  const detail = await screen.findByRole('region', { name: /^Order \d/ });
  await within(detail).findByRole('heading', { name: /^Order \d/ });
  expect(detail.querySelector('header')?.textContent).toContain('Auf dem Tisch');
});

test('says that lines are not offered, never that there are none', async () => {
  const { detail } = await openOrder();
  expect(within(detail).getByText("This shop's API does not offer order lines.")).toBeTruthy();
  expect(detail.textContent).not.toMatch(/no products|no lines/i);
});

test('shows every field of the header, those of modules too', async () => {
  const extra = { tracking_code: 'QC 402 GB' };
  const { detail, header } = await openOrder({ extra, customFields: { 3: 'DE 123' } });
  for (const [name, label] of Object.entries(fields)) {
    const heads = within(detail).getAllByRole('rowheader', { name: label });
    const value = header[name as keyof typeof fields]; // Object.entries forgets the table's names
    const shown = value === null || value === '' ? '–' : String(value);
    expect(heads.some((head) => head.nextSibling?.textContent === shown)).toBe(true);
  }
  expect(within(detail).getByText('QC 402 GB')).toBeTruthy();
  expect(within(detail).getAllByText('DE 123').length).toBeGreaterThan(0);
});

test("shows the customer's words as text, with their lines", async () => {
  const { detail } = await openOrder({ comment: 'Ring <b>twice</b>\nthen wait' });
  const [comment] = within(detail).getAllByText(/Ring <b>twice<\/b>/);
  expect(comment?.textContent).toBe('Ring <b>twice</b>\nthen wait');
  expect(comment?.getAttribute('dir')).toBe('auto');
});

test('says when nothing is shipped', async () => {
  const { detail } = await openOrder({ shipping: noAddress, shippingMethod: '' });
  expect(within(detail).getByText('Nothing is shipped.')).toBeTruthy();
});

test('copies, writes and calls through the desk', async () => {
  const { detail, user, fake } = await openOrder();
  await user.click(within(detail).getByRole('button', { name: 'Copy E-mail' }));
  await user.click(within(detail).getByRole('button', { name: /^Write to/ }));
  await user.click(within(detail).getByRole('button', { name: /^Call/ }));
  const commands = fake.calls.filter(({ channel }) => /app:(copy|open)/.test(channel));
  expect(commands.map(({ input }) => input)).toEqual([
    { text: 'customer402@example.test' },
    { kind: 'mail', target: 'customer402@example.test' },
    { kind: 'call', target: '(503) 555-0136' },
  ]);
});

test('reads the order again on request and says what came of it', async () => {
  const { detail, user, asked } = await openOrder();
  await user.click(within(detail).getByRole('button', { name: 'Read again from the shop' }));
  expect(await within(detail).findByText('Read again: nothing changed.')).toBeTruthy();
  expect(asked()).toContain('orders:refresh');
  await waitFor(() => expect(detail.textContent).toContain('as of just now'));
});

test('keeps what it shows when the shop cannot be reached', async () => {
  const { detail, user } = await openOrder({}, false);
  await user.click(within(detail).getByRole('button', { name: 'Read again from the shop' }));
  expect(await within(detail).findByText(/This computer has no network/)).toBeTruthy();
  expect(detail.textContent).toContain('Marcus Fenwick');
});
