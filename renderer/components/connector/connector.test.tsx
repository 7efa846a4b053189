import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { stockCapabilities, type Dialect } from '../../../shared/capabilities';
import type { Shop } from '../../../shared/shop';
import type { FakeStart } from '../../testing/fake-bridge';
import { presentConnector } from '../../testing/made-up-facts';
import { givePageSize, renderDesk } from '../../testing/render-desk';

givePageSize();

async function openConnector(start: FakeStart) {
  const desk = renderDesk({ orders: 3, ...start });
  const rail = await screen.findByRole('navigation', { name: 'Screens' });
  await desk.user.click(within(rail).getByRole('button', { name: 'Connection' }));
  const section = await screen.findByRole('region', { name: 'Connector' });
  const savings = () =>
    desk.fake.calls.filter(({ channel }) => channel === 'connector:save').map(({ input }) => input);
  return { ...desk, section, savings };
}

const stock = (dialect: Dialect): Partial<Shop> => ({
  dialect,
  capabilities: stockCapabilities[dialect],
});

describe('a shop without the connector', () => {
  test('says what it gives, saves its file and says where it is', async () => {
    const { section, user, savings } = await openConnector({});
    expect(section.textContent).toContain('Not in this shop');
    expect(section.textContent).toContain('the lines of each order');
    await user.click(within(section).getByRole('button', { name: 'Save the connector …' }));
    expect(savings()).toEqual([{ dialect: '3.0', kind: 'package' }]);
    expect(
      await within(section).findByText('/home/clerk/Downloads/cartwright-3.0.ocmod.zip'),
    ).toBeTruthy();
  });

  test('says that nothing was saved when it was called off', async () => {
    const { section, user } = await openConnector({ looks: { folder: null } });
    await user.click(within(section).getByRole('button', { name: 'Save the connector …' }));
    expect(await within(section).findByText('Nothing was saved.')).toBeTruthy();
  });

  test('says why a file could not be saved', async () => {
    const saveFails = {
      code: 'file-not-saved',
      facts: { file: 'cartwright.zip', reason: 'ENOSPC' },
    } as const;
    const { section, user } = await openConnector({ looks: { saveFails } });
    await user.click(within(section).getByRole('button', { name: 'Save the connector …' }));
    expect((await within(section).findByRole('alert')).textContent).toContain('could not be saved');
  });

  test.each<[Dialect, readonly string[]]>([
    [
      '2.3',
      ['Extensions › Extension Installer', 'Extensions › Modifications', 'System › Users › API'],
    ],
    ['3.0', ['Extensions › Installer', 'Extensions › Extensions › Modules']],
    ['4.0', ['Extensions › Installer', 'Extensions › Extensions › Modules']],
    ['4.1', ['Extensions › Installer', 'Extensions › Extensions › Modules']],
  ])('tells the steps of OpenCart %s by the words of its admin', async (dialect, paths) => {
    const { section } = await openConnector({ shop: stock(dialect) });
    for (const path of paths) expect(section.textContent).toContain(path);
    const ways = within(section)
      .getAllByRole('list')
      .filter(({ tagName }) => tagName === 'OL');
    expect(ways).toHaveLength(dialect === '2.3' ? 2 : 1);
  });

  test('offers the files for FTP on 2.3 too', async () => {
    const { section, user, savings } = await openConnector({ shop: stock('2.3') });
    await user.click(within(section).getByText('By FTP instead'));
    await user.click(within(section).getByRole('button', { name: 'Save the files for FTP …' }));
    expect(savings()).toEqual([{ dialect: '2.3', kind: 'files' }]);
    expect(await within(section).findByText(/cartwright-2\.3-files\.zip$/)).toBeTruthy();
  });
});

describe('looking for the connector', () => {
  test('says that it looks, what it found, and what the desk has from now on', async () => {
    const looks = { finds: presentConnector(), lookMs: 60 };
    const { section, user } = await openConnector({ looks });
    await user.click(within(section).getByRole('button', { name: 'Look again' }));
    expect((await within(section).findAllByText('Looking in the shop …')).length).toBe(2);
    expect(await within(section).findByText('It is there')).toBeTruthy();
    expect(section.textContent).toContain('Looked just now.');
    // what had the focus is gone, and it is not lost
    expect(section.contains(document.activeElement)).toBe(true);
    expect(screen.getByRole('main').textContent).toContain(
      'OpenCart 3.0 with the Cartwright connector.',
    );
  });

  test('says why it could not look, and keeps what was known', async () => {
    const looks = { lookFails: { code: 'time-out', facts: { seconds: 30 } } as const };
    const { section, user } = await openConnector({ looks });
    await user.click(within(section).getByRole('button', { name: 'Look again' }));
    expect(await within(section).findByRole('alert')).toBeTruthy();
    expect(section.textContent).toContain('Not in this shop');
  });

  test('offers the look first where nobody looked yet', async () => {
    const { section } = await openConnector({ shop: { connector: { kind: 'unknown' } } });
    expect(section.textContent).toContain('Not looked for yet');
    expect(within(section).getByRole('button', { name: 'Look for it' })).toBeTruthy();
  });
});

describe('a connector that is there', () => {
  test('says its build and that it may write', async () => {
    const { section } = await openConnector({ connector: 'writes' });
    expect(section.textContent).toContain('Build 0.1.0, in OpenCart 3.0.3.9.');
    expect(section.textContent).toContain('The owner allows it to change orders.');
    expect(section.textContent).toContain('have transactions');
  });

  test('says that it only reads, and where the owner allows more', async () => {
    const { section } = await openConnector({ connector: 'reads' });
    expect(section.textContent).toContain('It only reads.');
    expect(section.textContent).toContain('Extensions › Extensions › Modules press Edit');
    expect(section.textContent).toContain('keeps a journal');
    expect(screen.getByRole('main').textContent).toContain('once the owner allows it');
  });

  test('that is older is removed and installed anew', async () => {
    const connector = { kind: 'mismatch', build: '0.0.4', update: 'connector' } as const;
    const { section } = await openConnector({ shop: { connector } });
    expect(section.textContent).toContain('Build 0.0.4 in the shop is older');
    expect(within(section).getByRole('heading', { name: 'First remove the old one' })).toBeTruthy();
    expect(within(section).getByRole('button', { name: 'Save the connector …' })).toBeTruthy();
  });

  test('that is newer asks for a newer desk, and offers no file', async () => {
    const connector = { kind: 'mismatch', build: '2.0.0', update: 'desk' } as const;
    const { section } = await openConnector({ shop: { connector } });
    expect(section.textContent).toContain('Update this desk.');
    expect(within(section).queryByRole('button', { name: 'Save the connector …' })).toBeNull();
  });

  test.each([
    ['ip', "not on the API user's list"],
    ['user-disabled', 'The API user is disabled.'],
    ['no-session', 'The login did not hold.'],
    ['signature', 'Enter the key again'],
    ['time', 'more than 7.5 minutes apart'],
    ['moon', 'does not know (moon)'],
  ])('that refused says why and what to do: %s', async (why, words) => {
    const { section } = await openConnector({ shop: { connector: { kind: 'refused', why } } });
    expect(section.textContent).toContain(words);
  });
});

test('a shop whose API shows no orders has the connector in their place', async () => {
  const start = { orders: 0, shop: stock('4.1'), phase: { kind: 'not-offered' } } as const;
  const { user } = renderDesk({ ...start, looks: { finds: presentConnector() } });
  const panel = await screen.findByRole('region', { name: /cannot be shown here yet/ });
  expect(within(panel).getByRole('button', { name: 'Save the connector …' })).toBeTruthy();
  await user.click(within(panel).getByRole('button', { name: 'Look again' }));
  expect(await screen.findByText('No order selected')).toBeTruthy();
});

test('a shop that was just connected says what the connector would add, once', async () => {
  const { user, fake } = renderDesk({ isConnected: false });
  await screen.findByRole('button', { name: 'Connect' });
  await fake.bridge.invoke('shops:connect', {
    address: 'http://127.0.0.1:8133/',
    username: 'desk',
    key: 'k',
    newestOrderId: null,
    certificate: null,
  });
  expect(await screen.findByText(/is connected\.$/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Not now' }));
  expect(screen.queryByText(/is connected\.$/)).toBeNull();
});

test('a desk that was connected before says nothing of the kind', async () => {
  renderDesk({ orders: 3 });
  await screen.findByRole('listbox', { name: 'List of orders' });
  expect(screen.queryByText(/is connected\.$/)).toBeNull();
});

test('names the shop tells are shown, and names entered stand in their place', async () => {
  const { section } = await openConnector({
    connector: 'writes',
    shop: { statusNames: [{ statusId: 2, name: 'Auf dem Tisch' }] },
  });
  const page = section.closest('main') ?? document.body;
  expect(page.textContent).toContain('The connector tells the names.');
  expect(page.textContent).toContain('9 names told by the shop');
  expect(page.textContent).toContain('instead of Processing');
  expect(within(page).queryByRole('button', { name: /fresh OpenCart/ })).toBeNull();
});
