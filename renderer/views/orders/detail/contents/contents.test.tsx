import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { CachedOrder } from '../../../../../shared/order';
import type { FakeStart } from '../../../../testing/fake-bridge';
import { withContents } from '../../../../testing/made-up-contents';
import { madeUpHeader, madeUpShop } from '../../../../testing/made-up-orders';
import { findList, givePageSize, renderDesk, testNow } from '../../../../testing/render-desk';

givePageSize();

/** An order of the shop with the connector: 12 has a gift certificate, options and entries left out. */
const order = (id: number): CachedOrder =>
  withContents({
    shop: madeUpShop,
    header: madeUpHeader(id, id, testNow),
    asOf: testNow,
    contents: null,
    goneSince: null,
  });

async function open(shown: CachedOrder, start: FakeStart = {}) {
  const desk = renderDesk({ orders: 0, connector: 'writes', ...start });
  await screen.findByText(/No orders|no orders/);
  desk.fake.addOrders([shown]);
  await desk.user.click(within(await findList()).getByRole('option'));
  const name = `Order ${shown.header.orderId}`;
  const detail = await screen.findByRole('region', { name });
  await within(detail).findByRole('heading', { name });
  return { ...desk, detail };
}

function contentsOf(shown: CachedOrder) {
  if (shown.contents === null) throw new Error('made up without contents');
  return shown.contents;
}

test.each([
  ['JPY', '197.45000000', '¥12,736'],
  ['EUR', '1.16500000', '75.14 €'],
  ['KWD', '0.40310000', 'KD 26.000'],
])(
  'writes prices in the digits and signs of the shop: %s',
  async (currencyCode, currencyValue, price) => {
    const made = order(410);
    const { lines } = contentsOf(made);
    const [line] = lines;
    if (line === undefined) throw new Error('no line');
    const shown = {
      ...made,
      header: { ...made.header, currencyCode, currencyValue },
      contents: { ...contentsOf(made), lines: [{ ...line, price: '64.5000' }] },
    };
    const { detail } = await open(shown);
    const [head, row] = within(detail).getAllByRole('row');
    expect(head?.textContent).toBe('ProductQtyPrice netTax eachTotal net');
    expect(row?.textContent).toContain(price);
    expect(detail.textContent).not.toContain('decimals assumed');
  },
);

test('shows a line with its options as text, net beside tax, and its points', async () => {
  const made = order(410);
  const [line] = contentsOf(made).lines;
  if (line === undefined) throw new Error('no line');
  const option = { optionId: 1, productOptionId: 1, productOptionValueId: 0, type: 'text' };
  const shown: CachedOrder = {
    ...made,
    header: { ...made.header, currencyCode: 'GBP', currencyValue: '1.00000000' },
    contents: {
      ...contentsOf(made),
      lines: [
        {
          ...line,
          name: 'Tom & Co. rope <3 m>',
          model: 'ROPE-3',
          productId: 0,
          quantity: '3',
          price: '10.0000',
          tax: '2.0000',
          total: '30.0000',
          reward: '100',
          options: [{ ...option, name: 'Engraving', value: '<b>Zoë</b>' }],
        },
      ],
    },
  };
  const { detail } = await open(shown);
  const row = within(detail).getByRole('row', { name: /Tom & Co\. rope <3 m>/ });
  expect(row.textContent).toContain('Engraving: <b>Zoë</b>');
  expect(row.textContent).toContain('ROPE-3');
  expect(row.textContent).toContain('not from the catalogue');
  expect(row.textContent).toContain('100 reward points');
  const cells = within(row).getAllByRole('cell');
  expect(cells.map(({ textContent }) => textContent)).toEqual([
    '3',
    '£10.00',
    '£2.00',
    '£30.00with tax £36.00',
  ]);
});

test('shows gift certificates that were bought, and for whom', async () => {
  const { detail } = await open(order(12));
  const row = within(detail).getByRole('row', { name: /gift certificate/ });
  expect(row.textContent).toContain('Gift certificate GC12');
  expect(row.textContent).toContain('To: Zoë Quartermaine zoe@example.test');
  expect(row.textContent).toContain('Happy birthday!');
});

test("shows how the total is made in the shop's words, and never hides what does not add up", async () => {
  const made = order(410);
  const totals = contentsOf(made).totals.map((row) =>
    row.code === 'tax' ? { ...row, title: 'MwSt. <19 %>', value: '7.0000' } : row,
  );
  const { detail } = await open({ ...made, contents: { ...contentsOf(made), totals } });
  expect(within(detail).getByRole('row', { name: /MwSt\. <19 %>/ })).toBeTruthy();
  expect(within(detail).getByText(/rows do not add up to its total/)).toBeTruthy();
});

test('says that lines were not read yet, and reads them on request', async () => {
  const shown = { ...order(410), contents: null };
  const { detail, user, asked } = await open(shown);
  expect(within(detail).getAllByText('Not read yet; it comes with the next pass.')).toHaveLength(2);
  await user.click(within(detail).getByRole('button', { name: 'Read it now' }));
  expect(asked()).toContain('orders:refresh');
});

test('says when an order holds nothing, which is not the same as not being read', async () => {
  const made = order(410);
  const contents = { ...contentsOf(made), lines: [], vouchers: [], totals: [], histories: [] };
  const { detail } = await open({ ...made, contents });
  expect(detail.textContent).toContain('The shop holds no lines and no gift certificates');
  expect(detail.textContent).toContain('The shop has no entry of this order yet.');
  expect(within(detail).queryByText('How the total is made')).toBeNull();
});

test('keeps what was read while the shop had the connector', async () => {
  const desk = renderDesk({ orders: 0 });
  await screen.findByText(/No orders|no orders/);
  desk.fake.addOrders([order(410)]);
  await desk.user.click(within(await findList()).getByRole('option'));
  const detail = await screen.findByRole('region', { name: 'Order 410' });
  expect(await within(detail).findByText(/Read while the shop had the connector/)).toBeTruthy();
});

test("leads from lines that are not offered to the shop's connector", async () => {
  const desk = renderDesk({ orders: 3 });
  await desk.user.click(within(await findList()).getAllByRole('option')[0] ?? document.body);
  await desk.user.click(await screen.findByRole('button', { name: 'Get the connector' }));
  const section = await screen.findByRole('region', { name: 'Connector' });
  expect(document.activeElement).toBe(section);
});

test("tells the shop's history as text, newest first, with what was left out", async () => {
  const { detail } = await open(order(12));
  const card = within(detail).getByRole('heading', { name: 'History' }).closest('section');
  const entries = within(card ?? detail).getAllByRole('listitem');
  expect(entries[0]?.textContent).toContain('On its way with <b>Harbour Post</b>.');
  expect(entries[0]?.textContent).toContain('customer informed');
  expect(entries.at(-1)?.textContent).toContain('Pending');
  expect(card?.textContent).toContain('37 older entries are not shown');
});

test('shows a status set here once, when the shop tells the entry it became', async () => {
  const made = order(12);
  const { detail, user, fake } = await open(made);
  await user.click(within(detail).getByRole('button', { name: 'Status' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('radio', { name: /Complete/ }));
  await user.click(within(dialog).getByRole('button', { name: 'Set the status' }));
  const card = () =>
    within(detail).getByRole('heading', { name: 'History' }).closest('section') ?? detail;
  const before = made.contents?.histories ?? [];
  expect(await within(card()).findByText('Done')).toBeTruthy();
  expect(within(card()).getAllByRole('listitem')).toHaveLength(before.length + 1);
  const entry = {
    entryId: 999,
    statusId: 5,
    isNotified: false,
    comment: '',
    dateAdded: '2026-11-23 12:00:30',
  };
  fake.addOrders([{ ...made, contents: { ...contentsOf(made), histories: [...before, entry] } }]);
  expect(await within(card()).findByText(/set from this desk/)).toBeTruthy();
  expect(within(card()).getAllByRole('listitem')).toHaveLength(before.length + 1);
});

test('an order that is gone keeps its copy, says so, and takes no status', async () => {
  const { detail } = await open({ ...order(410), goneSince: testNow - 3 * 3_600_000 });
  expect(detail.textContent).toContain('The shop no longer has this order (noticed 3 h ago).');
  // in the lines and in how the total is made
  expect(within(detail).getAllByRole('row', { name: /Sub-Total/ })).toHaveLength(2);
  const button = within(detail).getByRole('button', { name: 'Status' });
  expect(button.hasAttribute('disabled')).toBe(true);
  expect(detail.textContent).toContain(
    'The shop no longer has this order, so no status can be set.',
  );
  expect(screen.getAllByRole('img', { name: 'no longer in the shop' }).length).toBe(1);
});
