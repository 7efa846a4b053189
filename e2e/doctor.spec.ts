import { X509Certificate } from 'node:crypto';
import { makeSelfSignedCert } from '../demo/http/self-signed-cert';
import type { Desk } from './fixtures/desk';
import { connect, onlyShop, wholePass } from './fixtures/flows';
import { expect, test } from './fixtures/test';
import { ConnectPage } from './pages/connect-page';
import { CertificateCard, ConnectionPage } from './pages/connection-page';
import { OrdersPage } from './pages/orders-page';
import { SettingsPage } from './pages/settings-page';
import { Shell } from './pages/shell';

function clipboard(desk: Desk): Promise<string> {
  return desk.app.evaluate(({ clipboard: board }) => board.readText());
}

test('a connected shop is examined: what fails is named, settled where it stands, and told in a report', async ({
  openDesk,
  openShop,
}) => {
  const shop = await openShop({ dialect: '3.0', orders: 12 });
  const newest = shop.control.addOrder({ lastname: 'Quarrington', email: 'w@quarrington.example' });
  const desk = await openDesk();
  const { id } = await connect(desk, shop);
  await wholePass(desk, id);
  const page = new ConnectionPage(desk.page);
  const orders = new OrdersPage(desk.page);
  const shell = new Shell(desk.page);
  const theirs = '198.51.100.4';

  await test.step('all is well', async () => {
    await page.open();
    await page.examine.click();
    await expect(page.word).toHaveText(/It works|All is well/);
    await expect(page.failure).toHaveCount(0);
  });

  await test.step('the line changed: the new address is shown, and the orders stay', async () => {
    shop.control.setCallerAddress(theirs);
    shop.control.killSessions();
    await desk.ask('sync:now', { shop: id });
    await expect(shell.banner).toContainText(theirs);
    await expect(shell.banner).toContainText('Then the desk goes on by itself');
    await shell.orders.click();
    await orders.row(newest).click();
    await expect(orders.card(newest, 'Customer')).toContainText('Quarrington');
    await page.open();
    await page.examine.click();
    await expect(page.word).toHaveText('It breaks at: Address of this computer');
    await expect(page.failure).toContainText(theirs);
    await page.failure.getByRole('button', { name: 'Copy The address the shop saw' }).click();
    await expect.poll(() => clipboard(desk)).toBe(theirs);
  });

  await test.step('the report holds neither key nor customer', async () => {
    await page.copyReport.click();
    await expect.poll(() => clipboard(desk)).toContain('examination of a connection');
    const report = await clipboard(desk);
    expect(report).toContain('[failed]');
    expect(report).toContain('address-not-allowed');
    for (const secret of [shop.key, 'Quarrington', 'api_token', 'OCSESSID'])
      expect(report).not.toContain(secret);
  });

  await test.step('the address is listed in the shop: the desk goes on by itself', async () => {
    const added = shop.control.addOrder();
    shop.control.allowAddress(theirs);
    // A machine that wakes up looks at once; else the next try comes within 30 s.
    await desk.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    await expect(shell.banner).toHaveText('');
    await shell.orders.click();
    await expect(orders.row(added)).toBeVisible();
  });

  await test.step('the shop moved: its new address is offered, proven and kept', async () => {
    const moved = await openShop({ dialect: '3.0', orders: 12, key: shop.key });
    shop.control.setFault({ name: 'redirect', to: moved.url });
    await page.open();
    await page.examine.click();
    await expect(page.word).toHaveText('It breaks at: Redirect');
    await page.failure.getByRole('button', { name: `Use ${moved.url}/` }).click();
    await expect(page.word).toContainText(`The shop is now called at ${moved.url}/.`);
    await expect(page.word).toContainText(/It works|All is well/);
    expect(await desk.ask('shops:list', null)).toMatchObject([{ id, address: `${moved.url}/` }]);
    expect(moved.control.counters().byOutcome.login).toBeGreaterThan(0);
  });

  expect(desk.complaints).toEqual([]);
});

test('on the connect screen a redirect and a certificate are settled by hand, and the key goes nowhere else', async ({
  openDesk,
  openShop,
}) => {
  const tls = makeSelfSignedCert();
  const signed = await openShop({ dialect: '3.0', orders: 6, tls });
  const other = await openShop({ dialect: '3.0', orders: 6, tls: makeSelfSignedCert() });
  const plain = await openShop({ dialect: '2.3', orders: 6 });
  const left = await openShop({ dialect: '2.3', orders: 6 });
  left.control.setFault({ name: 'redirect', to: plain.url });
  const robots = await openShop({ dialect: '3.0', orders: 6 });
  robots.control.setFault('cloudflare');
  const circle = await openShop({ dialect: '3.0', orders: 6 });
  circle.control.setFault('redirect-chain');
  const desk = await openDesk();
  const connectPage = new ConnectPage(desk.page);
  const connection = new ConnectionPage(desk.page);
  const certificate = new CertificateCard(desk.page);
  const orders = new OrdersPage(desk.page);
  const settings = new SettingsPage(desk.page);
  const fingerprint = new X509Certificate(tls.cert).fingerprint256;

  await test.step('a page in between and a circle are named without a key', async () => {
    await connectPage.chooseSession();
    for (const [shop, check, words] of [
      [robots, 'Answer of OpenCart', 'A check for robots'],
      [circle, 'Redirect', 'without an end'],
    ] as const) {
      await connectPage.address.fill(shop.url);
      await connectPage.examine.click();
      const examination = desk.page.getByRole('region', { name: 'Examination' });
      await expect(examination).toContainText(`It breaks at: ${check}`);
      await expect(connection.failure).toContainText(words);
    }
  });

  await test.step('a certificate nobody signed is shown, and trusted for this shop', async () => {
    await connectPage.connectTo(signed);
    await expect(connectPage.failure).toContainText('not trusted (self-signed)');
    await connectPage.showCertificate.click();
    await expect(certificate.fingerprint).toHaveText(
      new RegExp(fingerprint.replaceAll(':', '[:\\s]*')),
    );
    expect(signed.control.counters().requests).toBe(0);
    await certificate.trust.click();
    await expect(orders.list).toBeVisible();
    expect(await desk.ask('shops:list', null)).toMatchObject([{ certificate: fingerprint }]);
  });

  await test.step('it is renewed: told, shown, and trusted anew', async () => {
    await signed.close();
    const renewed = makeSelfSignedCert();
    const { hostname, port } = new URL(signed.url);
    const back = await openShop({
      dialect: '3.0',
      orders: 6,
      host: hostname,
      port: Number(port),
      key: signed.key,
      tls: renewed,
    });
    const shop = await onlyShop(desk);
    await desk.ask('sync:now', { shop: shop.id });
    await expect(new Shell(desk.page).banner).toContainText('another certificate');
    expect(back.control.counters().requests).toBe(0);
    await connection.open();
    await connection.examine.click();
    await expect(connection.word).toHaveText('It breaks at: Certificate');
    await certificate.trust.click();
    await expect(connection.word).toContainText('The certificate is trusted, for this shop only.');
    await expect(connection.word).toContainText(/It works|All is well/);
    const { fingerprint256 } = new X509Certificate(renewed.cert);
    expect((await onlyShop(desk)).certificate).toBe(fingerprint256);
  });

  await test.step('another such certificate is not trusted by that', async () => {
    await settings.open();
    await settings.addShop.click();
    await connectPage.connectTo(other);
    await expect(connectPage.failure).toContainText('not trusted (self-signed)');
    expect(other.control.counters().requests).toBe(0);
  });

  await test.step('the shop sends us on: only the address that was confirmed gets the key', async () => {
    await connectPage.connectTo({ ...plain, url: left.url });
    await connectPage.useAddress(`${plain.url}/`).click();
    await expect.poll(() => desk.ask('shops:list', null)).toHaveLength(2);
    expect((await desk.ask('shops:list', null))[1]).toMatchObject({
      address: `${plain.url}/`,
      dialect: '2.3',
      certificate: null,
    });
    const { byOutcome } = left.control.counters();
    expect(byOutcome.login + byOutcome['login-refused']).toBe(0);
  });

  expect(desk.complaints).toEqual([]);
});
