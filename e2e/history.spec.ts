import type { DemoShop } from '../demo/options';
import type { Desk } from './fixtures/desk';
import { connect, onlyShop, passphrase, statusNamed, wholePass } from './fixtures/flows';
import { dialectsOf } from './fixtures/dialects';
import { expect, test } from './fixtures/test';
import { ConnectionPage } from './pages/connection-page';
import { OrdersPage } from './pages/orders-page';
import { StatusDialog } from './pages/status-dialog';

/** How often the shop was asked to write, whatever came of it. */
function writesAsked(shop: DemoShop): number {
  const { byRoute } = shop.control.counters();
  return Object.entries(byRoute)
    .filter(([route]) => /history/i.test(route))
    .reduce((sum, [, count]) => sum + count, 0);
}

/** Opens the dialog for an order by its keys, and sends a status by its keys. */
async function setStatus(
  desk: Desk,
  orderId: number,
  status: string,
  comment: string,
): Promise<void> {
  const orders = new OrdersPage(desk.page);
  const dialog = new StatusDialog(desk.page);
  await orders.row(orderId).click();
  await expect(orders.statusButton(orderId)).toBeEnabled();
  await orders.list.focus();
  await desk.page.keyboard.press('s');
  await expect(dialog.dialog).toContainText(`order ${orderId}`);
  await dialog.status(status).check();
  await dialog.comment.fill(comment);
  await desk.page.keyboard.press('Control+Enter');
  await expect(dialog.dialog).toBeHidden();
}

for (const dialect of dialectsOf(['3.0'], ['2.3']))
  test(`a ${dialect} shop gets each status once, and the desk says what is true of it`, async ({
    openDesk,
    openShop,
  }) => {
    test.slow(); // seven changes; the desk lets seconds pass where two dates could be the same
    const shop = await openShop({ dialect, orders: 12 });
    const [told, lost, broken, mailed, gone] = [0, 1, 2, 3, 4].map(() => shop.control.addOrder());
    if (gone === undefined || told === undefined || lost === undefined) throw new Error('no order');
    if (broken === undefined || mailed === undefined) throw new Error('no order');
    for (const id of [lost, broken, mailed, gone])
      shop.control.changeOrder(id, { date_modified: '2026-01-05 10:00:00' });
    const desk = await openDesk();
    const { id } = await connect(desk, shop);
    await wholePass(desk, id);
    const { control } = shop;
    const orders = new OrdersPage(desk.page);
    const dialog = new StatusDialog(desk.page);
    const target = await statusNamed(desk, id, (statusId) => statusId > 1);

    await test.step('what the shop offers is told', async () => {
      const connection = new ConnectionPage(desk.page);
      await connection.open();
      await expect(connection.offer('Orders, by their number')).toContainText('yes');
      await expect(connection.offer('The lines of an order')).toContainText('with the connector');
      await expect(connection.offer('Set a status, with a comment and a mail')).toContainText(
        'yes',
      );
      await expect(connection.offer('See afterwards that the status was set')).toContainText('yes');
      await desk.page.getByRole('button', { name: 'Orders', exact: true }).click();
    });

    await test.step('a status with a comment and a mail: done, and the list shows it', async () => {
      await orders.row(told).click();
      await orders.list.focus();
      await desk.page.keyboard.press('s');
      await dialog.status(target.name).check();
      await dialog.comment.fill('Zoë’s parcel\nleft today.');
      await expect(dialog.mails).toContainText('None.');
      await dialog.notify.check();
      await expect(dialog.mails).toContainText('short mail with the new status and your comment');
      await dialog.send.click();
      await expect(dialog.dialog).toBeHidden();

      await expect(orders.changes(told).state).toHaveText('Done');
      await expect(orders.changes(told).newest).toContainText('The comment is not verified');
      await expect(orders.row(told)).toContainText(target.name);
      expect(control.order(told)?.order_status_id).toBe(String(target.statusId));
      const [entry, ...others] = control.history(told);
      expect(others).toEqual([]);
      expect(entry).toMatchObject({ order_status_id: String(target.statusId), notify: '1' });
      expect(entry?.comment).toContain('Zoë’s parcel');
      expect(control.mails().map(({ orderId, kind }) => [orderId, kind])).toEqual([
        [told, 'update'],
      ]);
    });

    await test.step('an answer lost after the commit: done', async () => {
      control.setFault({ name: 'write-lost', when: 'after' });
      await setStatus(desk, lost, target.name, 'lost on the way back');
      await expect(orders.changes(lost).state).toHaveText('Done');
      control.clearFault();
      expect(control.history(lost)).toHaveLength(1);
    });

    await test.step('a request lost on the way: not known, and nothing is sent again by itself', async () => {
      control.setFault({ name: 'write-lost', when: 'before' });
      await setStatus(desk, broken, target.name, 'lost on the way there');
      const changes = orders.changes(broken);
      await expect(changes.state).toHaveText('Not known whether it was done');
      control.clearFault();
      await expect(orders.statusButton(broken)).toBeDisabled();
      await expect(orders.detail(broken)).toContainText('Settle it first.');
      const asked = writesAsked(shop);
      await changes.check.click();
      await expect(changes.newest).toContainText('At the last look');
      await expect(changes.state).toHaveText('Not known whether it was done');
      expect(writesAsked(shop)).toBe(asked);
      expect(control.history(broken)).toEqual([]);
    });

    await test.step('the clerk looks, says that it is not there, and sends a new one', async () => {
      const changes = orders.changes(broken);
      await changes.isNotThere.click();
      await expect(changes.state).toHaveText('Settled by you');
      await changes.again.click();
      await changes.sendAnew.click();
      await expect(changes.state).toHaveText('Done');
      await expect(changes.entries).toHaveCount(2);
      expect(control.history(broken)).toHaveLength(1);
    });

    await test.step('the mail server is down: what is said is what the shop holds', async () => {
      control.setFault('mail-down');
      await orders.row(mailed).click();
      await orders.statusButton(mailed).click();
      await dialog.status(target.name).check();
      await dialog.notify.check();
      await dialog.send.click();
      // 2.3 stores first and mails then, 3.0 mails first
      const isStored = dialect === '2.3';
      await expect(orders.changes(mailed).state).toHaveText(isStored ? 'Done' : 'Not done');
      control.clearFault();
      expect(control.history(mailed)).toHaveLength(isStored ? 1 : 0);
    });

    await test.step('the shop is gone: not done, because nothing was sent', async () => {
      await shop.close();
      await setStatus(desk, gone, target.name, 'nobody there');
      await expect(orders.changes(gone).state).toHaveText('Not done');
      await expect(orders.changes(gone).newest).toContainText('nothing answers at this address');
      expect(control.history(gone)).toEqual([]);
    });

    expect(control.counters().historyWrites).toBe(dialect === '2.3' ? 4 : 3);
    expect(desk.complaints).toEqual([]);
  });

/** How far the shop had come when the desk was killed; the other way round takes `npm run test:long`. */
const cuts =
  process.env['CARTWRIGHT_LONG'] === '1' ? (['after', 'before'] as const) : (['after'] as const);

for (const when of cuts)
  test(`kill -9 between sending and the answer, ${when} the shop stored it: never sent again`, async ({
    openDesk,
    openShop,
  }) => {
    const shop = await openShop({ dialect: '3.0', orders: 12 });
    const [sent, queued] = [shop.control.addOrder(), shop.control.addOrder()];
    for (const id of [sent, queued])
      shop.control.changeOrder(id, { date_modified: '2026-01-05 10:00:00' });
    const first = await openDesk();
    const { id } = await connect(first, shop, 'passphrase');
    await wholePass(first, id);
    const { name, statusId } = await statusNamed(first, id, (one) => one > 1);
    shop.control.setFault({ name: 'time-out', only: 'write', when });
    await setStatus(first, sent, name, 'cut off');
    await expect.poll(() => writesAsked(shop), { intervals: [50] }).toBe(1);
    await setStatus(first, queued, name, 'not yet sent');
    await expect(new OrdersPage(first.page).changes(queued).state).toHaveText('Waiting');
    await first.kill();
    shop.control.clearFault();
    const stored = when === 'after' ? 1 : 0;
    expect(shop.control.counters().historyWrites).toBe(stored);
    shop.control.setFault({ name: 'slow', only: 'login', ms: 6000 }); // so that what is unknown can be seen

    const second = await openDesk();
    await second.ask('vault:unlock', { passphrase });
    const orders = new OrdersPage(second.page);
    await orders.row(sent).click();
    await expect(orders.changes(sent).state).toHaveText('Not known whether it was done');
    await expect(orders.changes(sent).newest).toContainText('closed after this was sent');
    await orders.row(queued).click();
    await expect(orders.changes(queued).state).toHaveText('Not done');
    await expect(orders.changes(queued).newest).toContainText('Nothing left this computer.');

    shop.control.clearFault();
    await orders.row(sent).click();
    await orders.changes(sent).check.click();
    if (when === 'after') await expect(orders.changes(sent).state).toHaveText('Done');
    else await expect(orders.changes(sent).newest).toContainText('At the last look');
    expect((await onlyShop(second)).id).toBe(id);
    expect(writesAsked(shop)).toBe(1);
    expect(shop.control.history(sent)).toHaveLength(stored);
    expect(shop.control.history(queued)).toEqual([]);
    if (when === 'after') expect(shop.control.order(sent)?.order_status_id).toBe(String(statusId));
  });
