import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { madeUpHeader, madeUpShop } from '../../testing/made-up-orders';
import { fill, findList, givePageSize, renderDesk, testNow } from '../../testing/render-desk';
import { madeUpShops, threeShops } from '../../testing/shop-scenes';

givePageSize();

const [quay, harbour, mill] = threeShops(testNow);
const rows = () => within(screen.getByRole('listbox')).getAllByRole('option');
const shopsPanel = () => screen.getByRole('navigation', { name: 'Views' });
const shopEntry = (name: RegExp) => within(shopsPanel()).getByRole('button', { name });
const inputs = (desk: ReturnType<typeof renderDesk>, channel: string) =>
  desk.fake.calls.filter((call) => call.channel === channel).map(({ input }) => input);

describe('the list of all shops', () => {
  test('is where a desk with several begins, and says whose each order is', async () => {
    renderDesk({ shops: [quay, harbour, mill] });
    const [first, second] = within(await findList()).getAllByRole('option');
    expect(first?.textContent).toContain('#412');
    expect(first?.textContent).toContain('Quay & Compass');
    expect(second?.textContent).toContain('#412');
    expect(second?.textContent).toContain('Harbour Chandlery');
    expect(shopEntry(/^All shops/).getAttribute('aria-current')).toBe('true');
  });

  test('asks each shop for its own orders only, and leaves out one whose API shows none', async () => {
    const desk = renderDesk({ shops: [quay, harbour, mill] });
    await findList();
    expect(inputs(desk, 'orders:ids').at(-1)).toMatchObject({
      shops: [madeUpShop, madeUpShops.harbour],
    });
    const asked = new Set(inputs(desk, 'orders:rows').map((input) => JSON.stringify(input)));
    expect([...asked].some((one) => one.includes(madeUpShops.mill))).toBe(false);
    expect([...asked].filter((one) => one.includes(madeUpShops.harbour)).length).toBe(1);
  });

  test('the same number in two shops is two orders: one is selected and opened, not the other', async () => {
    const desk = renderDesk({ shops: [quay, harbour] });
    const list = await findList();
    const [first, second] = rows();
    await desk.user.click(second ?? list);
    expect(second?.getAttribute('aria-selected')).toBe('true');
    expect(first?.getAttribute('aria-selected')).toBe('false');
    expect(list.getAttribute('aria-activedescendant')).toBe(second?.id);
    expect(first?.id).not.toBe(second?.id);
    await screen.findByRole('heading', { name: 'Order 412' });
    expect(inputs(desk, 'orders:get')).toEqual([{ shop: madeUpShops.harbour, orderId: 412 }]);
    const detail = screen.getByRole('region', { name: 'Order 412' });
    expect(detail.textContent).toContain('ليلى حداد');
    expect(detail.textContent).not.toContain('נועה לוי');
  });

  test('choosing a shop without orders brings the focus to the order number', async () => {
    const desk = renderDesk({ shops: [quay, harbour, mill] });
    await findList();
    await desk.user.click(shopEntry(/^Millrace/));
    const field = await screen.findByLabelText('Order number');
    await waitFor(() => expect(document.activeElement).toBe(field));
  });

  test('J and K step through both orders of one number', async () => {
    const desk = renderDesk({ shops: [quay, harbour] });
    const list = await findList();
    const detail = () => screen.getByRole('region', { name: 'Order 412' }).textContent;
    for (const key of ['j', 'j']) fireEvent.keyDown(list, { key });
    await waitFor(() => expect(detail()).toContain('ليلى حداد'));
    fireEvent.keyDown(list, { key: 'k' });
    await waitFor(() => expect(detail()).toContain('נועה לוי'));
    expect(detail()).not.toContain('ليلى حداد');
    expect(rows()[0]?.getAttribute('aria-selected')).toBe('true');
    expect(rows()[1]?.getAttribute('aria-selected')).toBe('false');
    expect(inputs(desk, 'orders:get')).toEqual([
      { shop: madeUpShop, orderId: 412 },
      { shop: madeUpShops.harbour, orderId: 412 },
    ]);
  });

  test('reading an order again reads that of its shop', async () => {
    const desk = renderDesk({ shops: [quay, harbour] });
    const list = await findList();
    await desk.user.click(rows()[1] ?? list);
    await desk.user.click(await screen.findByRole('button', { name: 'Read again from the shop' }));
    expect(await screen.findByText('Read again: nothing changed.')).toBeTruthy();
    expect(inputs(desk, 'orders:refresh')).toEqual([{ shop: madeUpShops.harbour, orderId: 412 }]);
  });

  test('a change in one shop changes the row and the detail of that shop only', async () => {
    const desk = renderDesk({ shops: [quay, harbour] });
    const list = await findList();
    await desk.user.click(rows()[1] ?? list);
    await screen.findByRole('heading', { name: 'Order 412' });
    const before = inputs(desk, 'orders:get').length;
    const header = { ...madeUpHeader(412, 412, testNow), firstname: 'Ines', lastname: 'Novo' };
    desk.fake.addOrders([
      { shop: madeUpShop, header, asOf: testNow, contents: null, goneSince: null },
    ]);
    await waitFor(() => expect(rows()[0]?.textContent).toContain('Ines Novo'));
    expect(rows()[1]?.textContent).toContain('ليلى حداد');
    expect(rows()[1]?.getAttribute('aria-selected')).toBe('true');
    expect(inputs(desk, 'orders:get').length).toBe(before);
    expect(screen.getByRole('region', { name: 'Order 412' }).textContent).toContain('ليلى حداد');
  });

  test('a new order of any shop comes in by itself', async () => {
    const { fake } = renderDesk({ shops: [quay, harbour] });
    await findList();
    const header = madeUpHeader(413, 413, testNow, 1);
    fake.addOrders([
      { shop: madeUpShops.harbour, header, asOf: testNow, contents: null, goneSince: null },
    ]);
    await waitFor(() =>
      expect(rows().some(({ textContent }) => textContent.includes('#413'))).toBe(true),
    );
  });

  test('says that dates stand by clocks of their own only when the shops do not share one', async () => {
    const { user } = renderDesk({ shops: [quay, harbour] });
    await findList();
    const mark = { name: /each shop's own clock/ };
    expect(screen.getByRole('img', mark)).toBeTruthy();
    await user.click(shopEntry(/^Harbour/));
    await waitFor(() => expect(screen.queryByRole('img', mark)).toBeNull());
  });
});

describe('the views', () => {
  test('sum up what the shops call the same, and ask for it in each', async () => {
    const desk = renderDesk({ shops: [quay, harbour] });
    await findList();
    const entries = within(shopsPanel()).getAllByRole('button', { name: /^Processing/ });
    expect(entries.length).toBe(1);
    const count = Number(entries[0]?.textContent.replace(/\D/g, ''));
    await desk.user.click(entries[0] ?? document.body);
    await waitFor(() =>
      expect(inputs(desk, 'orders:ids').at(-1)).toMatchObject({
        statuses: [
          { shop: madeUpShops.harbour, statusId: 102 },
          { shop: madeUpShop, statusId: 2 },
        ],
      }),
    );
    await waitFor(() =>
      expect(screen.getByRole('main').querySelector('header')?.textContent).toContain(
        `Processing${String(count)}`,
      ),
    );
  });

  test('a shop is chosen with its own status of the same name, and all of them again', async () => {
    const desk = renderDesk({ shops: [quay, harbour] });
    await findList();
    await desk.user.click(within(shopsPanel()).getByRole('button', { name: /^Processing/ }));
    await desk.user.click(shopEntry(/^Harbour/));
    await waitFor(() =>
      expect(inputs(desk, 'orders:ids').at(-1)).toMatchObject({
        shops: [madeUpShops.harbour],
        statuses: [{ shop: madeUpShops.harbour, statusId: 102 }],
      }),
    );
    expect(screen.getByRole('heading', { name: 'Processing' })).toBeTruthy();
    await desk.user.click(shopEntry(/^All shops/));
    await waitFor(() => {
      const texts = rows().map(({ textContent }) => textContent);
      expect(texts.some((text) => text.includes('Quay & Compass'))).toBe(true);
      expect(texts.some((text) => text.includes('Harbour Chandlery'))).toBe(true);
      expect(texts.every((text) => text.includes('Processing'))).toBe(true);
    });
  });

  test('the selection stays while its shop is shown, and goes with it', async () => {
    const { user } = renderDesk({ shops: [quay, harbour] });
    const list = await findList();
    await user.click(rows()[1] ?? list);
    await user.click(shopEntry(/^Harbour/));
    await waitFor(() => expect(rows()[0]?.getAttribute('aria-selected')).toBe('true'));
    await user.click(shopEntry(/^Quay/));
    expect(await screen.findByText('No order selected')).toBeTruthy();
    expect(rows().every((row) => row.getAttribute('aria-selected') === 'false')).toBe(true);
  });

  test('in the list of one shop no row says whose it is', async () => {
    const { user } = renderDesk({ shops: [quay, harbour] });
    await findList();
    await user.click(shopEntry(/^Quay/));
    await waitFor(() => expect(screen.getByRole('listbox').textContent).not.toContain('Quay'));
  });

  test('a shop whose API shows no orders has no views, and says so calmly', async () => {
    const { user } = renderDesk({ shops: [quay, harbour, mill] });
    await findList();
    const sign = within(shopEntry(/^Millrace/)).getByRole('img');
    expect(sign.getAttribute('aria-label')).toBe('orders not offered');
    await user.click(shopEntry(/^Millrace/));
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
    expect(screen.queryByRole('button', { name: /^Abandoned/ })).toBeNull();
    expect(screen.getByText('online', { exact: true })).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Connection' }).textContent).toBe('');
  });

  test('words searched for there are looked for in the shops that show their orders', async () => {
    const { user } = renderDesk({ shops: [quay, harbour, mill] });
    await findList();
    await user.click(shopEntry(/^Millrace/));
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
    fill(screen.getByLabelText('Search orders and people'), 'customer405@');
    await waitFor(() => expect(rows().length).toBe(2));
    expect(shopEntry(/^All shops/).getAttribute('aria-current')).toBe('true');
  });

  test('where there are several, they stand above the views', async () => {
    renderDesk({ shops: [quay, harbour] });
    await findList();
    const heads = within(shopsPanel()).getAllByRole('heading');
    expect(heads.map(({ textContent }) => textContent)).toEqual(['Shops', 'Views']);
  });

  test('one list of all is not offered where only one shop shows its orders', async () => {
    renderDesk({ shops: [quay, mill] });
    await findList();
    expect(screen.queryByRole('button', { name: /^All shops/ })).toBeNull();
  });

  test('a name with turning characters reorders nothing beside it', async () => {
    renderDesk({
      shops: [quay, { ...harbour, shop: { ...harbour.shop, name: 'Harb\u202Eruo & مرفأ' } }],
    });
    const list = await findList();
    const names = within(list).getAllByText('Harbruo & مرفأ');
    expect(names.every(({ tagName }) => tagName === 'BDI')).toBe(true);
    expect(document.body.innerHTML).not.toContain('\u202E');
  });
});
