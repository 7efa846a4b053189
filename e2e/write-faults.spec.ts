import type { FaultInput } from '../demo/faults/fault';
import type { DemoShop } from '../demo/options';
import type { HistoryChange } from '../shared/history';
import type { ShopId } from '../shared/ids';
import type { Desk } from './fixtures/desk';
import { connect } from './fixtures/flows';
import { dialectsOf } from './fixtures/dialects';
import { expect, test } from './fixtures/test';

/** What goes wrong while a status is sent. The names of `demo/README.md`; most hit the write alone. */
const faults: readonly FaultInput[] = [
  { name: 'write-lost', when: 'before' },
  { name: 'write-lost', when: 'during' },
  { name: 'write-lost', when: 'after' },
  { name: 'html-500', only: 'write', when: 'before' },
  { name: 'html-500', only: 'write', when: 'during' },
  { name: 'html-500', only: 'write', when: 'after' },
  { name: 'error-html-redirect', only: 'write', when: 'after' },
  { name: 'dropped-connection', only: 'write', when: 'midway' },
  { name: 'truncated', only: 'write' },
  { name: 'garbage', only: 'write' },
  { name: 'empty-500', only: 'write' },
  { name: 'html-page', only: 'write' },
  { name: 'redirect', only: 'write', to: 'https://www.shop.example.test' },
  { name: 'too-many', only: 'write' },
  { name: 'notice-before-json' },
  'mail-down',
  { name: 'blocked-address', only: 'write' },
  { name: 'expired-token', only: 'write', times: 1 },
];

/** Sends one status and waits for what the desk says of it. */
async function send(desk: Desk, shop: ShopId, orderId: number): Promise<HistoryChange> {
  const draft = { shop, orderId: orderId as never, statusId: 5, comment: 'once', notify: true }; // an id of the demo shop
  const { id } = await desk.ask('history:add', draft);
  const find = async () => {
    const changes = await desk.ask('history:list', { shop, orderId: orderId as never }); // the same
    return changes.find((change) => change.id === id);
  };
  const isOver = async () => !/^(waiting|sending)$/.test((await find())?.state.kind ?? 'waiting');
  await expect.poll(isOver, { intervals: [50] }).toBe(true);
  const change = await find();
  if (change === undefined) throw new Error('the change is gone');
  return change;
}

/** What the shop holds, so that it can be compared with what the desk says. */
function held({ control }: DemoShop, orderId: number): string {
  const status = control.order(orderId)?.order_status_id;
  return `status ${status}, ${control.history(orderId).length} entries`;
}

/** What may be the case in the shop where the desk says so. OpenCart stores the order first and its history after it. */
const truths: Readonly<Record<string, RegExp>> = {
  done: /^status 5, [01] entries$/,
  sent: /^status 5, 1 entries$/,
  'not-done': /^status 1, 0 entries$/,
  unknown: /^status (1, 0|5, [01]) entries$/,
};

for (const dialect of dialectsOf(['3.0', '4.1'], ['2.3', '4.0']))
  test(`whatever goes wrong, a ${dialect} shop has at most one entry and the desk says what is true of it`, async ({
    openDesk,
    openShop,
  }) => {
    test.slow();
    const shop = await openShop({ dialect, orders: 3 });
    const orders = faults.map(() => shop.control.addOrder());
    for (const id of orders) shop.control.changeOrder(id, { date_modified: '2026-01-05 10:00:00' });
    const desk = await openDesk();
    const { id } = await connect(desk, shop, 'session');
    const said = new Set<string>();
    for (const [at, fault] of faults.entries()) {
      const orderId = orders[at] ?? 0;
      const name = JSON.stringify(fault);
      await test.step(name, async () => {
        shop.control.setFault(fault);
        const { state } = await send(desk, id, orderId);
        shop.control.clearFault();
        said.add(state.kind);
        expect(held(shop, orderId), `${name}: the desk says ${state.kind}`).toMatch(
          truths[state.kind] ?? /never/,
        );
      });
    }
    // the faults are worth something only if they lead to every end
    const ends = dialect.startsWith('4') ? ['sent'] : ['done'];
    expect([...said].sort()).toEqual([...ends, 'not-done', 'unknown'].sort());
    expect(shop.control.counters().historyWrites).toBeLessThanOrEqual(faults.length);
  });
