import { afterEach, describe, expect, test } from 'vitest';
import type { DemoShop } from '../options';
import { startDemoShop } from '../server';
import type { WireAnswer } from '../testing/http-client';
import { askOrder, logIn, postHistory, type ClientSession } from '../testing/session';
import type { FaultInput } from './fault';

const writers = ['2.3', '3.0', '4.0.1', '4.0', '4.1'] as const;
type Writer = (typeof writers)[number];

let shop: DemoShop;
let session: ClientSession;
afterEach(() => shop.close());

/** A shop with order 1 in status 2 and a session opened before the fault came. */
async function openWith(fault: FaultInput, dialect: Writer = '3.0'): Promise<void> {
  shop = await startDemoShop({ dialect, orders: 20, settings: { timeZone: 'UTC' } });
  shop.control.changeOrder(1, { order_status_id: '2', date_modified: '2026-11-01 00:00:00' });
  session = await logIn(shop);
  shop.control.setFault(fault);
  shop.control.resetCounters();
}

const post = (notify = '0', statusId = '3'): Promise<WireAnswer> =>
  postHistory(shop, session, 1, { order_status_id: statusId, notify, comment: 'Tom & Co' });

/** What the shop holds: the order's status, whether it counts as modified, its entries, and how many mails went out. */
function stored(): readonly unknown[] {
  const { control } = shop;
  const row = control.order(1);
  const isModified = row?.date_modified !== '2026-11-01 00:00:00';
  // 4.1 never touches the date.
  const isTold = shop.dialect === '4.1' ? row?.order_status_id === '3' : isModified;
  expect(isModified).toBe(shop.dialect === '4.1' ? false : isTold);
  return [row?.order_status_id, isTold, control.history(1).length, control.mails().length];
}
const untouched = ['2', false, 0, 0];
const whole = ['3', true, 1, 0];
const halfway = ['3', true, 0, 0];

describe.each(writers)('%s loses the answer to a write', (dialect) => {
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
    await expect.poll(() => shop.control.counters().requests).toBe(1);
    await expect.poll(stored).toEqual(expected);
    await shop.close();
    await settled;
    expect(stored()).toEqual(expected);
  });
});

describe.each(writers)('%s answers a write with something else', (dialect) => {
  test.each([
    ['html-500', 500, undefined],
    ['error-html-redirect', 302, 'error.html'],
  ] as const)('%s: all is stored and the answer is %i', async (name, status, location) => {
    await openWith({ name, only: 'write' }, dialect);
    const answer = await post();
    expect([answer.status, answer.headers['location']]).toEqual([status, location]);
    expect(answer.headers['content-type']).toBe('text/html; charset=UTF-8');
    expect(stored()).toEqual(whole);
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

  test.each([
    ['3.0', 'Uncaught Exception'],
    ['4.0', 'Connection refused (111)'],
    ['4.1', 'SMTP username required!'],
  ] as const)('%s has stored nothing when the mail fails', async (dialect, text) => {
    await openWith('mail-down', dialect);
    const answer = await post('1');
    expect([answer.status, answer.headers['content-type']]).toEqual([
      200,
      'text/html; charset=UTF-8',
    ]);
    expect(answer.body).toContain(text);
    expect(stored()).toEqual(untouched);
  });

  test.each(['4.0', '4.1'] as const)(
    '%s that hides errors sends to error.html',
    async (dialect) => {
      await openWith('mail-down', dialect);
      shop.control.set({ displayErrors: false });
      const answer = await post('1');
      expect([answer.status, answer.headers['location']]).toEqual([302, 'error.html']);
      expect(stored()).toEqual(untouched);
    },
  );

  test.each(writers)('%s does not notice without a mail to send', async (dialect) => {
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
