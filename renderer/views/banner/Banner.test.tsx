import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { shopId } from '../../../shared/ids';
import { findList, givePageSize, renderDesk, testNow } from '../../testing/render-desk';
import { shopScenes, threeShops } from '../../testing/shop-scenes';

givePageSize();

const banner = () => screen.findByRole('region', { name: 'Connection' });
const threeHoursAgo = testNow - 3 * 3_600_000;

test('offline shows the age of what is on screen, and the list stays', async () => {
  renderDesk({ sync: { isOnline: false, lastContactAt: threeHoursAgo } });
  await findList();
  expect((await banner()).textContent).toContain('Offline. Showing what was read 3 h ago.');
});

test('a dead line behind a working network card is offline too', async () => {
  const { user, asked } = renderDesk({
    phase: { kind: 'waiting', error: { code: 'offline', facts: {} }, retryAt: testNow + 90_000 },
    sync: { isOnline: true, lastContactAt: threeHoursAgo },
  });
  await findList();
  const region = await banner();
  expect(region.textContent).toContain('Offline. Showing what was read 3 h ago.');
  await user.click(within(region).getByRole('button', { name: 'Try now' }));
  expect(asked()).toContain('sync:now');
});

test('an ordinary day has no banner text', async () => {
  renderDesk();
  await findList();
  expect((await banner()).textContent).toBe('');
});

test('a pass that waits says why, how old the data is and when it goes on', async () => {
  const { user, asked } = renderDesk({
    phase: {
      kind: 'waiting',
      error: { code: 'time-out', facts: { seconds: 30 } },
      retryAt: testNow + 90_000,
    },
    sync: { lastContactAt: threeHoursAgo },
  });
  await findList();
  const region = await banner();
  expect(region.textContent).toContain('did not answer within 30 seconds');
  expect(region.textContent).toContain('read 3 h ago; next try in 2 min');
  expect(region.textContent).toContain('open the shop in a browser to see whether it is slow');
  await user.click(within(region).getByRole('button', { name: 'Try now' }));
  expect(asked()).toContain('sync:now');
});

test('a refused key can be entered again', async () => {
  const { user, fake } = renderDesk({
    phase: { kind: 'stopped', error: { code: 'wrong-key', facts: { username: 'desk' } } },
  });
  await findList();
  await user.click(within(await banner()).getByRole('button', { name: 'Enter the key' }));
  await user.type(await screen.findByLabelText('API key'), ' new-key ');
  await user.click(screen.getByRole('button', { name: 'Use this key' }));
  expect(fake.calls.find(({ channel }) => channel === 'shops:enter-key')?.input).toMatchObject({
    key: 'new-key',
  });
});

test('a key not known in this run is asked for', async () => {
  renderDesk({ shop: { hasKey: false } });
  await findList();
  expect((await banner()).textContent).toContain('is not known in this run');
  expect((await banner()).textContent).toContain('what was read before stays readable');
});

test('a key not known promises nothing readable where the copy was deleted at exit', async () => {
  renderDesk({
    orders: 0,
    shop: { hasKey: false },
    sync: { coverage: { read: 0, missing: 0, failed: 0, notYet: 0, ranges: [] } },
  });
  const line = await screen.findByText(/holds no order of this shop/);
  expect(line.textContent).not.toContain('readable');
});

const stopCodes = [
  'wrong-key',
  'address-not-allowed',
  'no-permission',
  'not-opencart',
  'dialect-too-old',
  'cache-locked',
  'cache-from-newer-desk',
  'bug',
] as const;

test.each(stopCodes)('a stop for %s has its sentence and one button', async (code) => {
  renderDesk({ phase: { kind: 'stopped', error: { code, facts: {} } }, sync: { isOnline: true } });
  const line = within(await banner());
  const button = code === 'wrong-key' ? 'Enter the key' : 'Try again';
  expect((await line.findAllByRole('button')).map((one) => one.textContent)).toEqual([button]);
  expect((await banner()).querySelector('p')?.textContent).toMatch(/[.–)].* .*\.$/);
});

test('an address the shop does not let in can be copied, and tried again', async () => {
  const { user, fake, asked } = renderDesk({
    phase: {
      kind: 'stopped',
      error: { code: 'address-not-allowed', facts: { ip: '203.0.113.77' } },
    },
  });
  await findList();
  const line = within(await banner());
  expect(line.getByText('203.0.113.77', { selector: 'code' })).toBeTruthy();
  await user.click(line.getByRole('button', { name: 'Copy The address the shop saw' }));
  expect(fake.calls.find(({ channel }) => channel === 'app:copy')?.input).toEqual({
    text: '203.0.113.77',
  });
  await user.click(line.getByRole('button', { name: 'Try again' }));
  expect(asked()).toContain('sync:now');
});

test('a new address is shown to be let in, and the desk says that it goes on by itself', async () => {
  const error = { code: 'address-not-allowed', facts: { ip: '203.0.113.77' } } as const;
  const { user, fake } = renderDesk({
    phase: { kind: 'waiting', error, retryAt: testNow + 300_000 },
    sync: { isOnline: true, lastContactAt: threeHoursAgo },
  });
  await findList();
  const region = await banner();
  expect(region.textContent).toContain('Then the desk goes on by itself; what was read stays.');
  await user.click(within(region).getByRole('button', { name: 'Copy The address the shop saw' }));
  expect(fake.calls.find(({ channel }) => channel === 'app:copy')?.input).toEqual({
    text: '203.0.113.77',
  });
  fake.setSync({ phase: { kind: 'idle', nextPassAt: testNow + 60_000 } });
  await waitFor(() => expect(region.textContent).toBe(''));
});

describe('with several shops', () => {
  const scenes = shopScenes(testNow);
  const [quay, harbour, mill] = threeShops(testNow);

  test('each line says whose trouble it is, and acts on that shop', async () => {
    const { user, fake } = renderDesk(scenes['shops-trouble']);
    await findList();
    const region = await banner();
    const lines = within(region)
      .getAllByRole('paragraph')
      .map((line) => line.parentElement);
    expect(lines.map((line) => line?.querySelector('bdi')?.textContent)).toEqual([
      'Quay & Compass',
      'Millrace Outdoor',
      'Harbour Chandlery',
    ]);
    const last = lines.at(-1) ?? document.body;
    await user.click(within(last).getByRole('button', { name: 'Try now' }));
    const tried = fake.calls.filter(({ channel }) => channel === 'sync:now');
    expect(tried.map(({ input }) => input)).toEqual([{ shop: harbour.shop.id }]);
  });

  test('the key is asked for the shop it is missing of', async () => {
    const { user, fake } = renderDesk(scenes['shops-trouble']);
    await findList();
    await user.click(within(await banner()).getByRole('button', { name: 'Enter the key' }));
    expect(await screen.findByRole('dialog', { name: 'Key of Millrace Outdoor' })).toBeTruthy();
    await user.type(screen.getByLabelText('API key'), 'new-key');
    await user.click(screen.getByRole('button', { name: 'Use this key' }));
    expect(fake.calls.find(({ channel }) => channel === 'shops:enter-key')?.input).toEqual({
      shop: mill.shop.id,
      key: 'new-key',
    });
  });

  test('no network is said once for all, and trying again tries all', async () => {
    const { user, fake } = renderDesk(scenes['shops-offline']);
    await findList();
    const region = await banner();
    expect(within(region).getAllByRole('paragraph').length).toBe(1);
    expect(region.textContent).toContain('Offline. Showing what was read 3 h ago.');
    expect(region.textContent).not.toContain('Quay');
    await user.click(within(region).getByRole('button', { name: 'Try now' }));
    const tried = fake.calls.filter(({ channel }) => channel === 'sync:now');
    expect(tried.map(({ input }) => input)).toEqual([
      { shop: quay.shop.id },
      { shop: harbour.shop.id },
    ]);
  });

  test('in the list of one shop only its own trouble stands above it', async () => {
    const { user } = renderDesk(scenes['shops-trouble']);
    await findList();
    const views = screen.getByRole('navigation', { name: 'Views' });
    await user.click(within(views).getByRole('button', { name: /^Harbour/ }));
    const region = await banner();
    await waitFor(() => expect(within(region).getAllByRole('paragraph').length).toBe(1));
    expect(region.textContent).toContain('Harbour Chandlery');
  });

  test('where one shop is on screen only its own trouble stands above it', async () => {
    const { user } = renderDesk(scenes['shops-trouble']);
    await findList();
    await user.click(screen.getByRole('button', { name: 'Connection' }));
    const region = await banner();
    await waitFor(() => expect(within(region).getAllByRole('paragraph').length).toBe(1));
    expect(region.textContent).toContain('Quay & Compass');
    await user.click(screen.getByRole('button', { name: 'Settings' }));
    const list = await screen.findByRole('list', { name: 'Shops of this desk' });
    await user.click(within(list).getByRole('button', { name: /^Millrace/ }));
    await waitFor(() => expect(region.textContent).toContain('Millrace Outdoor'));
    expect(within(region).getAllByRole('paragraph').length).toBe(1);
  });

  test('many lines are folded, and unfold', async () => {
    const error = { code: 'time-out', facts: { seconds: 30 } } as const;
    const shops = Array.from({ length: 5 }, (_, at) => ({
      ...quay,
      shop: { ...quay.shop, id: shopId(`shop ${at}`), name: `Shop ${at}` },
      orders: 12,
      phase: { kind: 'waiting', error, retryAt: testNow + 60_000 } as const,
    }));
    const { user } = renderDesk({ shops });
    await findList();
    const region = await banner();
    expect(region.textContent).not.toContain('Shop 3');
    await user.click(within(region).getByRole('button', { name: '2 more lines' }));
    expect(region.textContent).toContain('Shop 4');
  });
});
