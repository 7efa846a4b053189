import { afterEach, describe, expect, test } from 'vitest';
import type { DemoShop } from '../options';
import { startDemoShop } from '../server';
import type { WireAnswer } from '../testing/http-client';
import { askOrder, logIn, postHistory, type ClientSession } from '../testing/session';
import type { FaultInput } from './fault';

const readers = ['2.3', '3.0'] as const;
type Reader = (typeof readers)[number];

let shop: DemoShop;
let session: ClientSession;
afterEach(() => shop.close());

/** A shop with order 1 in status 2, a session opened before the fault came, and its clock a day after the order. */
async function openWith(fault: FaultInput, dialect: Reader = '3.0'): Promise<void> {
  const now = Date.UTC(2026, 10, 24, 12, 0, 0);
  shop = await startDemoShop({ dialect, orders: 20, now: () => now });
  shop.control.changeOrder(1, { order_status_id: '2', date_modified: '2026-11-01 00:00:00' });
  session = await logIn(shop);
  shop.control.setFault(fault);
}

const post = (notify = '0', statusId = '3'): Promise<WireAnswer> =>
  postHistory(shop, session, 1, { order_status_id: statusId, notify, comment: 'Tom & Co' });

/** What the shop holds: the order's status and date, its entries, and how many mails went out. */
function stored(): readonly unknown[] {
  const { control } = shop;
  const row = control.order(1);
  const entries = control.history(1).length;
  return [row?.order_status_id, row?.date_modified, entries, control.mails().length];
}
const untouched = ['2', '2026-11-01 00:00:00', 0, 0];
const whole = ['3', '2026-11-24 13:00:00', 1, 0];
const halfway = ['3', '2026-11-24 13:00:00', 0, 0];

describe.each(readers)('%s loses the answer to a write', (dialect) => {
  test.each([
    ['before', untouched],
    ['during', halfway],
    ['after', whole],
  ] as const)('write-lost %s the commit', async (when, expected) => {
    await openWith({ name: 'write-lost', when }, dialect);
    await expect(post()).rejects.toThrow();
    expect(stored()).toEqual(expected);
    expect(shop.control.counters().historyWrites).toBe(expected[2]);
  });

  test.each([
    ['before', untouched],
    ['during', halfway],
    ['after', whole],
  ] as const)('time-out %s the commit', async (when, expected) => {
    await openWith({ name: 'time-out', only: 'history', when }, dialect);
    const settled = expect(post()).rejects.toThrow();
    await expect.poll(() => shop.control.counters().byRoute['api/order/history']).toBe(1);
    await expect.poll(stored).toEqual(expected);
    await shop.close();
    await settled;
    expect(stored()).toEqual(expected);
  });
});

describe.each(readers)('%s answers a write with something else', (dialect) => {
  test.each([
    ['html-500', 500, undefined],
    ['error-html-redirect', 302, 'error.html'],
  ] as const)('%s: all is stored and the answer is %i', async (name, status, location) => {
    await openWith({ name, only: 'write' }, dialect);
    const answer = await post();
    expect([answer.status, answer.headers['location']]).toEqual([status, location]);
    expect(answer.headers['content-type']).toBe('text/html; charset=UTF-8');
    expect(stored()).toEqual(whole);
    expect((await askOrder(shop, session, 1)).body).toContain('"order_status_id":"3"');
  });

  test('html-500 before: nothing is stored', async () => {
    await openWith({ name: 'html-500', when: 'before' }, dialect);
    expect((await post()).status).toBe(500);
    expect(stored()).toEqual(untouched);
  });
});

describe('mail-down', () => {
  test('2.3 has stored all when the mail fails, and shows an error page', async () => {
    await openWith('mail-down', '2.3');
    const answer = await post('1');
    expect(answer.body).toMatch(/^<b>Warning<\/b>: fsockopen/);
    expect(answer.headers['content-type']).toBe('text/html; charset=UTF-8');
    expect(stored()).toEqual(whole);
  });

  test('2.3 answers 500 and nothing when PHP and the shop hide errors', async () => {
    await openWith('mail-down', '2.3');
    shop.control.set({ displayErrors: false, phpDisplayErrors: false });
    const answer = await post('1');
    expect([answer.status, answer.body]).toEqual([500, '']);
  });

  test('3.0 has stored nothing when the mail fails', async () => {
    await openWith('mail-down', '3.0');
    expect((await post('1')).body).toContain('Uncaught Exception');
    expect(stored()).toEqual(untouched);
  });

  test.each(readers)('%s does not notice without a mail to send', async (dialect) => {
    await openWith('mail-down', dialect);
    expect((await post('0')).body).toContain('success');
    expect(stored()).toEqual(whole);
  });
});

describe('faults of writes', () => {
  test('leave reads and logins alone', async () => {
    await openWith({ name: 'write-lost', times: 1 });
    expect((await askOrder(shop, await logIn(shop), 1)).status).toBe(200);
    await expect(post()).rejects.toThrow();
    expect((await post()).status).toBe(200);
    expect(shop.control.history(1)).toHaveLength(2);
  });

  test('hit one order, after some, like all faults', async () => {
    await openWith({ name: 'write-lost', order: 1, after: 1, when: 'before' });
    const other = shop.control.orderIds()[1] ?? 0;
    const form = { order_status_id: '3' };
    expect((await postHistory(shop, session, other, form)).status).toBe(200);
    expect((await post()).status).toBe(200);
    await expect(post()).rejects.toThrow();
    expect(shop.control.history(1)).toHaveLength(1);
  });

  test('let a session die just when something is to be written', async () => {
    await openWith({ name: 'expired-token', only: 'write' });
    expect((await askOrder(shop, session, 1)).status).toBe(200);
    expect((await post()).body).toContain('permission');
    expect(stored()).toEqual(untouched);
  });
});
