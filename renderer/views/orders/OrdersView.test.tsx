import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { madeUpHeader, madeUpShop } from '../../testing/made-up-orders';
import { findList, givePageSize, renderDesk, testNow } from '../../testing/render-desk';

givePageSize();

const selectedRow = () => document.querySelector('[role=listbox] [aria-selected=true]');
const rowsOf = (list: HTMLElement) => within(list).getAllByRole('option');

describe('the list', () => {
  test('shows number, customer, status, total in the currency of the order, and age', async () => {
    renderDesk();
    const [first, second] = rowsOf(await findList());
    expect(first?.textContent).toContain('#412');
    expect(first?.textContent).toContain('נועה לוי');
    expect(second?.textContent).toContain('Jörg Müßig');
    expect(second?.textContent).toMatch(/€\d+\.\d\d/);
    expect(second?.textContent).toContain('Refunded');
    expect(second?.textContent).toContain('1 h ago');
  });

  test('isolates every text that came from the shop', async () => {
    renderDesk();
    await findList();
    expect(screen.getAllByText('נועה לוי').every(({ tagName }) => tagName === 'BDI')).toBe(true);
  });

  test('never says how long ago while the zone of the shop is unknown', async () => {
    renderDesk({ shop: { zone: { kind: 'unknown' } } });
    const list = await findList();
    expect(list.textContent).not.toContain('ago');
    expect(list.textContent).toContain('23 Nov, 11:52');
  });

  test('shows abandoned checkouts only in their own view', async () => {
    const { user } = renderDesk();
    const list = await findList();
    expect(list.textContent).not.toContain('Abandoned');
    await user.click(screen.getByRole('button', { name: /^Abandoned/ }));
    await waitFor(() => expect(rowsOf(list)[0]?.textContent).toContain('Abandoned'));
  });

  test('an order shown goes with the view when abandoned checkouts come or go', async () => {
    const { user } = renderDesk();
    const list = await findList();
    const gone = async () => expect(await screen.findByText('No order selected')).toBeTruthy();
    await user.click(rowsOf(list)[0] ?? list);
    await screen.findByRole('heading', { name: 'Order 412' });
    await user.click(screen.getByRole('button', { name: /^Abandoned/ }));
    await gone();
    await waitFor(() => expect(rowsOf(list)[0]?.textContent).toContain('Abandoned'));
    await user.click(rowsOf(list)[0] ?? list);
    await screen.findByRole('heading', { name: /^Order \d/ });
    await user.click(screen.getByRole('button', { name: /^Processing/ }));
    await gone();
  });

  test('narrows to a status by its view and says so', async () => {
    const { user } = renderDesk();
    await findList();
    const view = screen.getByRole('button', { name: /^Processing/ });
    await user.click(view);
    expect(view.getAttribute('aria-current')).toBe('true');
    expect(await screen.findByRole('heading', { name: 'Processing' })).toBeTruthy();
    await waitFor(() => {
      const rows = rowsOf(screen.getByRole('listbox'));
      expect(rows.length).toBeGreaterThan(3);
      expect(rows.every(({ textContent }) => textContent.includes('Processing'))).toBe(true);
    });
  });

  test('shows a new order by itself when the desk tells of one', async () => {
    const { fake } = renderDesk();
    const list = await findList();
    fake.addOrders([
      {
        shop: madeUpShop,
        header: madeUpHeader(413, 412, testNow),
        asOf: testNow,
        contents: null,
        goneSince: null,
      },
    ]);
    await waitFor(() => expect(rowsOf(list)[0]?.textContent).toContain('#413'));
  });

  test('an empty search says why and what can be looked for', async () => {
    const { user } = renderDesk();
    await findList();
    await user.type(screen.getByLabelText('Search orders and people'), 'zzzz');
    expect(await screen.findByText('No order matches “zzzz”.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Remove filter search: zzzz' }));
    expect(await findList()).toBeTruthy();
  });
});

describe('the search', () => {
  test('finds as one types', async () => {
    const { user } = renderDesk();
    await findList();
    await user.type(screen.getByLabelText('Search orders and people'), 'customer405@');
    await waitFor(() => {
      const rows = rowsOf(screen.getByRole('listbox'));
      expect(rows.map(({ textContent }) => textContent.slice(0, 4))).toEqual(['#405']);
    });
  });

  test('waits for the end of a composition', async () => {
    const { fake } = renderDesk();
    await findList();
    const field = screen.getByLabelText('Search orders and people');
    fireEvent.compositionStart(field);
    fireEvent.change(field, { target: { value: 'やま' } });
    fireEvent.compositionEnd(field, { target: { value: '山田' } });
    await screen.findByRole('button', { name: 'Remove filter search: 山田' });
    const searched = () =>
      fake.calls.flatMap(({ channel, input }) =>
        channel === 'orders:ids' && typeof input === 'object' && input !== null && 'search' in input
          ? [input.search]
          : [],
      );
    await waitFor(() => expect(searched()).toContain('山田'));
    expect(searched()).not.toContain('やま');
  });
});

describe('the keys', () => {
  test('J goes through 50 orders with no word to the shop', async () => {
    const { asked } = renderDesk();
    const list = await findList();
    for (let step = 0; step < 50; step += 1) fireEvent.keyDown(list, { key: 'j' });
    // the 50th of the ids from 412 down, without the holes and the abandoned ones
    expect(await screen.findByRole('heading', { name: 'Order 353' })).toBeTruthy();
    const local =
      /^(app:|preferences:|vault:|shops:(list|statuses)$|cache:|sync:state|history:list$|orders:(ids|rows|get|counts)$)/;
    expect(asked().filter((channel) => !local.test(channel))).toEqual([]);
    fireEvent.keyDown(list, { key: 'k' });
    expect(await screen.findByRole('heading', { name: 'Order 354' })).toBeTruthy();
  });

  test('Enter goes into the order and Escape back to the list', async () => {
    const { user } = renderDesk();
    const list = await findList();
    await user.keyboard('j{Enter}');
    const detail = screen.getByRole('region', { name: 'Order 412' });
    await waitFor(() => expect(document.activeElement).toBe(detail));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(list));
  });

  test('/ goes to the search, and letters typed there are only letters', async () => {
    const { user } = renderDesk();
    await findList();
    await user.keyboard('/jk');
    expect(screen.getByLabelText<HTMLInputElement>('Search orders and people').value).toBe('jk');
    expect(selectedRow()).toBeNull();
  });

  test('keys go on after a click on a view, and / also from a button', async () => {
    const { user } = renderDesk();
    await findList();
    await user.click(
      within(screen.getByRole('navigation', { name: 'Views' })).getByRole('button', {
        name: /^All/,
      }),
    );
    const list = () => screen.getByRole('listbox', { name: 'List of orders' });
    await waitFor(() => expect(document.activeElement).toBe(list()));
    screen.getByRole('button', { name: 'Orders' }).focus();
    await user.keyboard('/');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /Search/ }));
    await user.click(screen.getByRole('button', { name: 'Settings' }));
    await user.click(screen.getByRole('button', { name: 'Orders' }));
    await waitFor(() => expect(document.activeElement).toBe(list()));
  });

  test('letters do nothing when they are switched off or come with a modifier', async () => {
    const { user } = renderDesk({ preferences: { hasLetterKeys: false } });
    await findList();
    await user.keyboard('j?');
    expect(selectedRow()).toBeNull();
    await user.keyboard('{Control>}{ArrowDown}{/Control}');
    expect(selectedRow()).toBeNull();
    await user.keyboard('{ArrowDown}');
    expect(selectedRow()).toBeTruthy();
  });

  test('? shows the sheet of keys', async () => {
    const { user } = renderDesk();
    await findList();
    await user.keyboard('?');
    expect(await screen.findByText('Go into the order')).toBeTruthy();
  });
});
