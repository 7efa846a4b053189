import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { HistoryState } from '../../../../shared/history';
import { orderId } from '../../../../shared/ids';
import type { OrderHeader } from '../../../../shared/order';
import type { FakeStart } from '../../../testing/fake-bridge';
import { madeUpChange } from '../../../testing/history-scenes';
import { madeUpHeader, madeUpShop, shopDateOf } from '../../../testing/made-up-orders';
import { fill, findList, givePageSize, renderDesk, testNow } from '../../../testing/render-desk';

givePageSize();

/** A desk with order 402 open. */
async function openOrder(start: FakeStart = {}, change: Partial<OrderHeader> = {}) {
  const desk = renderDesk({ orders: 0, ...start });
  await screen.findByText(/No orders|No order/);
  const header = { ...madeUpHeader(402, 402, testNow), ...change };
  desk.fake.addOrders([
    { shop: madeUpShop, header, asOf: testNow - 3 * 60_000, contents: null, goneSince: null },
  ]);
  if (header.statusId === 0) {
    await desk.user.click(await screen.findByRole('button', { name: /^Abandoned/ }));
  }
  await desk.user.click(within(await findList()).getByRole('option'));
  const detail = await screen.findByRole('region', { name: 'Order 402' });
  await within(detail).findByRole('heading', { name: 'Order 402' });
  const added = () =>
    desk.fake.calls.filter(({ channel }) => channel === 'history:add').map(({ input }) => input);
  return { ...desk, detail, added };
}

const statusButton = (detail: HTMLElement) =>
  within(detail).getByRole('button', { name: 'Status' });

async function openDialog(start: FakeStart = {}, change: Partial<OrderHeader> = {}) {
  const desk = await openOrder(start, change);
  await waitFor(() => expect(statusButton(desk.detail).hasAttribute('disabled')).toBe(false));
  await desk.user.click(statusButton(desk.detail));
  const dialog = await screen.findByRole('dialog', { name: 'Set the status of order 402' });
  return { ...desk, dialog };
}

const forecast = (dialog: HTMLElement) =>
  within(dialog).getByRole('region', { name: 'Mails OpenCart will send' }).textContent;

async function typeNumber(
  { user, dialog }: Awaited<ReturnType<typeof openDialog>>,
  number: string,
): Promise<void> {
  await user.click(await within(dialog).findByRole('radio', { name: 'Another, by number' }));
  fill(within(dialog).getByLabelText('Number of the status'), number);
}

const named: FakeStart = {
  shop: {
    statusNames: [
      { statusId: 2, name: 'Processing' },
      { statusId: 3, name: 'Shipped' },
    ],
  },
};

describe('the form', () => {
  test('sets a status, and the timeline says what the shop shows', async () => {
    const { user, detail, added } = await openOrder(named, { statusId: 2 });
    screen.getByRole('listbox', { name: 'List of orders' }).focus();
    await user.keyboard('s');
    const dialog = await screen.findByRole('dialog', { name: 'Set the status of order 402' });
    const shipped = await within(dialog).findByRole('radio', { name: 'Shipped' });
    expect(document.activeElement).toBe(
      within(dialog).getByRole('radio', { name: 'Processing now' }),
    );
    expect(shipped).toHaveProperty('checked', false);
    await user.click(shipped);
    await user.click(within(dialog).getByLabelText('Comment'));
    await user.paste('On its way.\nTrack: QC 402');
    expect(forecast(dialog)).toContain('None.');
    await user.click(within(dialog).getByLabelText('Inform the customer by e-mail'));
    expect(forecast(dialog)).toContain('The customer gets a short mail with the new status');
    await user.click(within(dialog).getByLabelText('Comment'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(added()).toEqual([
      {
        shop: madeUpShop,
        orderId: 402,
        statusId: 3,
        comment: 'On its way.\nTrack: QC 402',
        notify: true,
      },
    ]);
    expect(await within(detail).findByText('Done')).toBeTruthy();
    expect(detail.textContent).toContain('The shop shows Shipped, changed just now.');
    expect(detail.textContent).toContain("The comment is not verified: this shop's API");
  });

  test('never sends without a status, and says so', async () => {
    const desk = await openDialog(named);
    await desk.user.click(within(desk.dialog).getByRole('button', { name: 'Set the status' }));
    expect(await within(desk.dialog).findByText('Choose a status.')).toBeTruthy();
    await typeNumber(desk, '0');
    await desk.user.click(within(desk.dialog).getByRole('button', { name: 'Set the status' }));
    expect(await within(desk.dialog).findByText('A whole number above 0.')).toBeTruthy();
    expect(desk.added()).toEqual([]);
  });

  test('warns that an abandoned order brings the whole confirmation, whatever is ticked', async () => {
    const { dialog, user } = await openDialog(named, { statusId: 0 });
    expect(forecast(dialog)).toContain('The customer gets the whole confirmation of the order');
    expect(forecast(dialog)).not.toContain('short mail');
    fill(within(dialog).getByLabelText('Comment'), 'Paid by phone');
    expect(forecast(dialog)).toContain('Your comment does not stand in it.');
    await user.click(within(dialog).getByLabelText('Inform the customer by e-mail'));
    expect(forecast(dialog)).toContain('Your comment stands in it.');
    expect(forecast(dialog)).not.toContain('short mail');
  });

  test('keeps the draft of an order when it is closed', async () => {
    const { dialog, user, detail } = await openDialog(named);
    fill(within(dialog).getByLabelText('Comment'), 'half a sent');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(statusButton(detail));
    const again = await screen.findByRole('dialog', { name: 'Set the status of order 402' });
    expect(within(again).getByLabelText('Comment')).toHaveProperty('value', 'half a sent');
    await user.click(within(again).getByRole('button', { name: 'Discard the draft' }));
    expect(within(again).getByLabelText('Comment')).toHaveProperty('value', '');
  });

  test('says why the desk did not take it, and keeps what was typed', async () => {
    const desk = await openDialog({
      ...named,
      history: { addFails: { code: 'outbox-unusable', facts: { reason: 'ENOSPC' } } },
    });
    await typeNumber(desk, '17');
    fill(within(desk.dialog).getByLabelText('Comment'), 'Held at customs');
    await desk.user.click(within(desk.dialog).getByRole('button', { name: 'Set the status' }));
    expect(await within(desk.dialog).findByText(/outbox cannot be opened or written/)).toBeTruthy();
    expect(within(desk.dialog).getByLabelText('Comment')).toHaveProperty(
      'value',
      'Held at customs',
    );
  });
});

const glimpse = { statusId: 2, dateModified: shopDateOf(testNow - 3_600_000), at: testNow };

const lost: HistoryState = {
  kind: 'unknown',
  error: { code: 'connection-dropped', facts: {} },
  lastLook: glimpse,
  at: testNow,
};

const begun = (state: HistoryState, more: FakeStart['history'] = {}): FakeStart => ({
  ...named,
  history: { changes: [madeUpChange(testNow, { orderId: orderId(402), state })], ...more },
});

describe('the timeline', () => {
  test.each([
    [{ kind: 'waiting' }, 'Waiting', /goes out after earlier changes of this shop/],
    [{ kind: 'sending' }, 'Sending …', /On its way to the shop/],
    [{ kind: 'sent', at: testNow }, 'Sent', /not verifiable without the connector/],
    [
      { kind: 'settled', as: 'done', at: testNow },
      'Settled by you',
      /You looked in the shop: it was there/,
    ],
  ] as const)('says of %o: %s', async (state, word, story) => {
    const { detail } = await openOrder(begun(state));
    expect(await within(detail).findByText(word)).toBeTruthy();
    expect(detail.textContent).toMatch(story);
    expect(within(detail).queryByRole('button', { name: /Try again|Check again/ })).toBeNull();
  });

  test('an unknown change says what was lost and seen, and can be looked at again', async () => {
    const stored = { ...glimpse, statusId: 3, dateModified: shopDateOf(testNow) };
    const { detail, user, added, asked } = await openOrder(
      begun(lost, { checked: { kind: 'done', stored } }),
    );
    expect(await within(detail).findByText('Not known whether it was done')).toBeTruthy();
    expect(detail.textContent).toContain('The connection ended before the shop had answered.');
    expect(detail.textContent).toContain('the shop showed Processing, changed 1 h ago');
    await user.click(within(detail).getByRole('button', { name: 'Check again' }));
    expect(await within(detail).findByText('Done')).toBeTruthy();
    expect(asked()).toContain('history:check');
    expect(added()).toEqual([]);
  });

  test('refuses a second change beside the button while one is unknown, until it is settled', async () => {
    const { detail, user, fake } = await openOrder(begun(lost));
    expect(await within(detail).findByText(/An earlier change .* is not settled yet/)).toBeTruthy();
    expect(statusButton(detail).hasAttribute('disabled')).toBe(true);
    screen.getByRole('listbox', { name: 'List of orders' }).focus();
    await user.keyboard('s');
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.click(within(detail).getByRole('button', { name: 'It is not there' }));
    expect(await within(detail).findByText('Settled by you')).toBeTruthy();
    expect(document.activeElement?.textContent).toContain('Settled by you');
    expect(fake.calls.find(({ channel }) => channel === 'history:settle')?.input).toMatchObject({
      as: 'not-done',
    });
    await waitFor(() => expect(statusButton(detail).hasAttribute('disabled')).toBe(false));
  });

  test('a change that was not done is made anew only after a second press', async () => {
    const error = { code: 'write-refused', facts: { text: 'no such status' } } as const;
    const { detail, user, added } = await openOrder(
      begun({ kind: 'not-done', error, at: testNow }),
    );
    expect(await within(detail).findByText('Not done')).toBeTruthy();
    expect(detail.textContent).toMatch(/answered that it changed nothing: .*no such status/);
    await user.click(within(detail).getByRole('button', { name: 'Try again' }));
    expect(added()).toEqual([]);
    expect(detail.textContent).toContain('This makes a new change: order 402 to Shipped');
    expect(forecast(detail)).toContain('The customer gets a short mail with the new status');
    await user.click(within(detail).getByRole('button', { name: 'Send it as a new change' }));
    expect(await within(detail).findByText('Done')).toBeTruthy();
    expect(added()).toMatchObject([{ orderId: 402, statusId: 3, notify: true }]);
    expect(within(detail).getByText('Not done')).toBeTruthy();
  });
});

test('making a change anew warns of the whole confirmation of an abandoned order', async () => {
  const state = {
    kind: 'not-done',
    error: { code: 'write-refused', facts: { text: '' } },
    at: testNow,
  } as const;
  const { detail, user } = await openOrder(begun(state), { statusId: 0 });
  await user.click(await within(detail).findByRole('button', { name: 'Try again' }));
  await waitFor(() =>
    expect(forecast(detail)).toContain('The customer gets the whole confirmation of the order'),
  );
});

test('names the usual cause where the shop broke off while it sent a mail', async () => {
  const { detail } = await openOrder(
    begun({ ...lost, error: { code: 'empty-answer', facts: { status: 500 } } }),
  );
  expect(await within(detail).findByText(/The usual cause is the mail set-up/)).toBeTruthy();
});

test.each([
  ['offline', { sync: { isOnline: false } }, 'The shop cannot be reached now'],
  ['without a key', { shop: { hasKey: false } }, 'The key of this shop is not known'],
] as const)('%s the button says why', async (_when, start, why) => {
  const { detail } = await openOrder(start);
  expect(await within(detail).findByText(new RegExp(why))).toBeTruthy();
  expect(statusButton(detail).hasAttribute('disabled')).toBe(true);
});

test('does not act on S in a field', async () => {
  const { user } = await openOrder(named);
  await user.click(screen.getByRole('textbox', { name: /Search/ }));
  await user.keyboard('s');
  expect(screen.queryByRole('dialog')).toBeNull();
});
