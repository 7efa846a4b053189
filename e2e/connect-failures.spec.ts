import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FaultInput } from '../demo/faults/fault';
import { makeSelfSignedCert } from '../demo/http/self-signed-cert';
import type { DemoShop, DemoShopOptions } from '../demo/options';
import type { Desk } from './fixtures/desk';
import { filesHolding } from './fixtures/files';
import { expect, test } from './fixtures/test';
import { ConnectPage } from './pages/connect-page';
import { OrdersPage } from './pages/orders-page';

/** What goes wrong, and what the connect screen says: what happened, and the one thing to do. */
type Case = {
  readonly what: string;
  readonly shop?: Partial<DemoShopOptions>;
  readonly fault?: FaultInput;
  /** What is typed in the place of the shop's address, or of its key. */
  readonly address?: string;
  readonly key?: string;
  readonly says: RegExp;
  readonly action: RegExp;
};

const cases: readonly Case[] = [
  {
    what: 'a wrong key',
    key: 'not-the-key',
    says: /refused the key, or the API user “desk” is unknown or disabled/,
    action: /Copy user name and key again from System › Users › API/,
  },
  {
    what: 'a wrong key at a 2.3 shop',
    shop: { dialect: '2.3' },
    key: 'not-the-key',
    says: /refused the key/,
    action: /Copy user name and key again/,
  },
  {
    what: 'a redirect',
    fault: { name: 'redirect', to: 'https://www.shop.example.test' },
    says: /sends us on to https:\/\/www\.shop\.example\.test/,
    action: /Use that address instead; the key is only sent to the address you confirm/,
  },
  {
    what: 'a certificate nobody signed',
    shop: { tls: makeSelfSignedCert() },
    says: /certificate is not trusted \(self-signed\), so nothing was sent/,
    action: /Ask the host to renew the certificate/,
  },
  {
    what: 'a web page in the place of answers',
    fault: { name: 'html-page' },
    says: /A web page came back \(“.+”\)/,
    action: /Open the address in a browser/,
  },
  {
    what: 'no answer in time',
    fault: { name: 'time-out' },
    says: /did not answer within 20 seconds/,
    action: /Try again; if it stays, open the shop in a browser/,
  },
  {
    what: 'a host that does not exist',
    address: 'shop.invalid',
    says: /There is no server called shop\.invalid/,
    action: /Check the spelling of the address/,
  },
  {
    what: 'a port where nothing listens',
    address: 'http://127.0.0.1:9/',
    says: /127\.0\.0\.1:9 is there, but nothing answers at this address/,
    action: /Check the address and the port/,
  },
  {
    what: 'words that are no address',
    address: 'my shop',
    says: /“my shop” is not a web address/,
    action: /Type the address of the shop as you open it in a browser/,
  },
  {
    what: 'OpenCart 2.1',
    shop: { dialect: '2.1' },
    says: /OpenCart 2\.1, whose API cannot read orders/,
    action: /Update the shop to OpenCart 2\.3 or 3\.0/,
  },
  {
    what: 'OpenCart 2.0',
    shop: { dialect: '2.0' },
    says: /OpenCart 2\.0, whose API cannot read orders/,
    action: /Update the shop to OpenCart 2\.3 or 3\.0/,
  },
  {
    what: 'OpenCart 4.0.0.0',
    shop: { dialect: '4.0.0.0' },
    says: /OpenCart 4\.0\.0\.0, whose API nobody can log in to/,
    action: /Update the shop to 4\.0\.2\.3 or 4\.1/,
  },
  {
    what: 'a check for robots',
    fault: { name: 'cloudflare' },
    says: /A check for robots \(“.+”\) stands before the shop/,
    action: /Cloudflare or the host/,
  },
  {
    what: 'a page that wants a password',
    fault: { name: 'login-page' },
    says: /A page that asks for a password \(“.+”\) stands before the shop/,
    action: /Open the address in a browser/,
  },
  {
    what: 'maintenance',
    fault: { name: 'maintenance-html' },
    says: /down for maintenance/,
    action: /Wait until it is back/,
  },
  {
    what: 'an empty answer 500',
    fault: { name: 'empty-500' },
    says: /empty answer|server failed \(HTTP 500\)/,
    action: /look into the shop's error log/,
  },
  {
    what: 'a dropped connection',
    fault: { name: 'dropped-connection' },
    says: /connection ended before the shop had answered/,
    action: /Try again; if it stays, ask the host/,
  },
  {
    what: 'half an answer',
    fault: { name: 'dropped-connection', when: 'midway' },
    says: /connection ended before the shop had answered/,
    action: /Try again/,
  },
  {
    what: 'too many requests',
    fault: { name: 'too-many', retryAfter: 7 },
    says: /asks us to slow down/,
    action: /waits 7 s/,
  },
  {
    what: 'another kind of address',
    address: 'javascript:alert(1)',
    says: /is not a web address/,
    action: /Type the address of the shop/,
  },
  {
    what: 'a file',
    address: 'file:///etc/passwd',
    says: /is not a web address/,
    action: /Type the address of the shop/,
  },
  {
    what: 'a host in other letters',
    address: 'lädchen.invalid',
    says: /There is no server called/,
    action: /Check the spelling/,
  },
  {
    what: 'an answer without end',
    fault: { name: 'endless', ms: 0 },
    says: /larger than \d+ MB|did not answer within/,
    action: /Check that the address is the shop|Try again/,
  },
  {
    what: 'an answer that drips without end',
    fault: { name: 'endless' },
    says: /did not answer within 20 seconds/,
    action: /Try again/,
  },
  {
    what: 'an answer of more than the limit',
    fault: 'huge-answer',
    says: /larger than \d+ MB/,
    action: /Check that the address is the shop/,
  },
  {
    what: 'lists in lists in lists',
    fault: 'deep-json',
    says: /no OpenCart API/,
    action: /Use the address of the shop itself/,
  },
  {
    what: 'ten thousand redirects',
    fault: 'redirect-chain',
    says: /sends us on/,
    action: /Use that address instead|end the circle/,
  },
  {
    what: 'text that is no JSON',
    fault: { name: 'garbage' },
    says: /not one the desk can read\. It begins with: .?\{"order"/,
    action: /Send these words to whoever looks after the shop/,
  },
];

/** Lets waits of 20 seconds end after half a second, so that a time-out need not be sat out. */
async function hurry(desk: Desk): Promise<void> {
  await desk.app.evaluate(() => {
    const whole = globalThis.setTimeout;
    const hurried = (run: () => void, ms?: number, ...rest: []) =>
      whole(run, ms === 20_000 ? 500 : ms, ...rest);
    globalThis.setTimeout = Object.assign(hurried, whole) as typeof setTimeout; // its overloads differ only in `rest`
  });
}

test('each way connecting can fail is named with what to do, and nothing is kept', async ({
  openDesk,
  openShop,
  profile,
}) => {
  const desk = await openDesk();
  await hurry(desk);
  const page = new ConnectPage(desk.page);
  await page.chooseSession();

  async function expectFailure(
    shop: Pick<DemoShop, 'url' | 'username' | 'key'>,
    { says, action }: Pick<Case, 'says' | 'action'>,
  ): Promise<void> {
    await page.connectTo(shop);
    await expect(page.failure).toContainText(says);
    await expect(page.failure).toContainText(action);
    await expect(page.steps.filter({ hasText: 'failed' })).toHaveCount(1);
    expect(await desk.ask('shops:list', null)).toEqual([]);
  }

  for (const one of cases)
    await test.step(one.what, async () => {
      const shop = await openShop({ dialect: '3.0', orders: 3, ...one.shop });
      if (one.fault !== undefined) shop.control.setFault(one.fault);
      const typed = { ...shop, url: one.address ?? shop.url, key: one.key ?? shop.key };
      await expectFailure(typed, one);
      await shop.close();
    });

  await test.step('a server that is no OpenCart', async () => {
    const server = createServer((_, response) => {
      response
        .writeHead(404, { 'Content-Type': 'text/html' })
        .end('<!doctype html><title>404</title><h1>Not found</h1>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo; // a server on TCP has one of this shape
    const url = `http://127.0.0.1:${port}`;
    await expectFailure(
      { url, username: 'desk', key: 'key' },
      { says: /There is no OpenCart API at/, action: /Use the address of the shop itself/ },
    );
    server.close();
  });

  await test.step('an address that is not allowed, with the address the shop saw to copy', async () => {
    const shop = await openShop({ dialect: '3.0', orders: 3 });
    shop.control.setFault({ name: 'blocked-address', address: '203.0.113.7' });
    await expectFailure(shop, {
      says: /does not let this computer in\. The address it saw is 203\.0\.113\.7/,
      action: /Add this address to the API user's list of IP addresses/,
    });
    await page.copyAddress.click();
    await expect
      .poll(() => desk.app.evaluate(({ clipboard }) => clipboard.readText()))
      .toBe('203.0.113.7');
    await expect(page.adminMenu).toBeVisible();
  });

  await test.step('a PHP notice before each answer does no harm', async () => {
    expect(filesHolding(profile, ['not-the-key'])).toEqual([]);
    const shop = await openShop({ dialect: '3.0', orders: 3 });
    shop.control.setFault('notice-before-json');
    await page.connectTo(shop);
    await expect(new OrdersPage(desk.page).list).toBeVisible();
  });

  expect(desk.complaints).toEqual([]);
});
