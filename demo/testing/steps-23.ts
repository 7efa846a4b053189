import { expect } from 'vitest';
import type { Step, World } from './replay';

/** Keys of the recorded shop's API users. */
export const keys23 = {
  main: 'Main-User-KEY-0123456789ABCDEF0123456789abcdef0123456789abcdef012345',
  disabled: 'disabled-user-key-0123456789abcdef0123456789abcdef0123456789abcdef',
  noAddress: 'no-address-key-0123456789abcdef0123456789abcdef0123456789abcdef01',
} as const;

const MINUTE_MS = 60_000;
const seesAddress = (world: World, address: string): void =>
  world.shop.control.setFault({ name: 'blocked-address', address });

/** What the recordings of 2.3.0.2 presume, by number; those not here need nothing. */
export const steps23: Readonly<Record<number, Step>> = {
  1: { reason: 'the session the later recordings use', keepsSession: true },
  5: {
    reason: 'recorded with Display errors = No, as 006–008',
    before: ({ shop }) => shop.control.set({ displayErrors: false }),
  },
  9: {
    reason: 'Display errors was switched on again',
    before: ({ shop }) => shop.control.set({ displayErrors: true }),
  },
  10: { reason: 'key of a disabled API user', placeholders: { key_disabled: keys23.disabled } },
  11: { reason: 'key of a user without addresses', placeholders: { key_noip: keys23.noAddress } },
  12: {
    reason: 'the key has capitals, and is sent without',
    placeholders: { key_lowercased: keys23.main.toLowerCase() },
  },
  28: {
    reason: 'the token was last used 61 minutes ago',
    before: ({ shop }) => shop.control.ageSessions({ tokensMs: 61 * MINUTE_MS }),
  },
  30: {
    reason: "a young token, and the caller's address was taken off the list",
    async before(world) {
      await world.logIn();
      world.shop.control.setAddresses([]);
    },
  },
  31: {
    reason: 'the address was put back',
    before: ({ shop }) => void shop.control.setAddresses(['127.0.0.1']),
  },
  32: {
    reason: 'the API user was switched off after the login',
    before: ({ shop }) => void shop.control.changeUser(shop.username, { isEnabled: false }),
    after: ({ shop }) => void shop.control.changeUser(shop.username, { isEnabled: true }),
  },
  33: {
    reason: 'PHP had removed the session file after 24 minutes; a new login followed',
    before: ({ shop }) => shop.control.ageSessions({ dataMs: 25 * MINUTE_MS }),
    after: (world) => world.logIn(),
  },
  34: {
    reason: 'maintenance mode, as 035',
    before: ({ shop }) => shop.control.set({ maintenance: true }),
  },
  36: { reason: 'open again', before: ({ shop }) => shop.control.set({ maintenance: false }) },
  78: {
    reason: 'PHP ran with output_buffering=0',
    before: ({ shop }) => shop.control.set({ buffersOutput: false }),
    after: ({ shop }) => shop.control.set({ buffersOutput: true }),
  },
  325: {
    reason: 'order 20 had been added by the recordings before, at 15:37:34',
    before(world) {
      world.setClock(Date.UTC(2026, 10, 23, 15, 37, 34));
      addOrder20(world);
    },
    after: ({ shop }) =>
      expect(shop.control.history(20).at(-1)).toMatchObject({
        order_status_id: '3',
        notify: '0',
        comment: 'Packed &amp; &lt;b&gt;sent&lt;/b&gt;\nby &quot;post&quot; ????',
        date_added: '2026-11-23 15:37:34',
      }),
  },
  326: {
    reason: 'one mail was sent',
    after: ({ shop }) =>
      expect(shop.control.mails()).toEqual([
        { to: 'siobhan@example.test', kind: 'update', orderId: 20 },
      ]),
  },
  331: {
    reason: 'the order fell to status 0 without a mail',
    after({ shop }) {
      expect(shop.control.order(20)?.order_status_id).toBe('0');
      expect(shop.control.mails()).toHaveLength(1);
    },
  },
  332: {
    reason: 'the mails of a new order went out again',
    after: ({ shop }) =>
      expect(
        shop.control
          .mails()
          .slice(1)
          .map(({ kind }) => kind),
      ).toEqual(['order', 'alert']),
  },
  333: {
    reason: 'a GET does as an empty POST does',
    after: ({ shop }) => expect(shop.control.order(20)?.order_status_id).toBe('0'),
  },
  492: {
    reason: 'sent from 127.0.0.2, which was not listed',
    before: (world) => seesAddress(world, '127.0.0.2'),
  },
  493: {
    reason: 'sent from 127.0.0.2, which had been listed',
    before({ shop }) {
      shop.control.setAddresses(['127.0.0.1', '127.0.0.2']);
    },
    after: ({ shop }) => shop.control.clearFault(),
  },
  552: {
    reason: 'the mail server refused connections, and PHP showed no errors of its own',
    before(world) {
      world.setClock(Date.UTC(2026, 10, 23, 15, 46, 59));
      world.shop.control.set({ phpDisplayErrors: false });
      world.shop.control.setFault('mail-down');
    },
    after({ shop }) {
      // Written all the same: in 2.3 the mail comes last.
      expect(shop.control.order(16)).toMatchObject({
        order_status_id: '2',
        date_modified: '2026-11-23 15:46:59',
      });
      expect(shop.control.history(16).at(-1)).toMatchObject({ comment: 'x', notify: '1' });
    },
  },
  801: {
    reason: 'the same with Display errors = No: order 8 had status 0, so a mail was wanted',
    async before(world) {
      await world.logIn();
      world.shop.control.set({ displayErrors: false });
    },
    after: ({ shop }) => expect(shop.control.history(8).at(-1)).toMatchObject({ comment: 'x' }),
  },
};

/** Order 20, which the recordings 313–321 had put into the shop. */
function addOrder20({ shop: { control } }: World): void {
  control.deleteOrder(control.addOrder());
  const id = control.addOrder({
    ...control.order(1),
    invoice_no: '0',
    comment: 'Line 1 & <b>x</b>\r\nLine 2 "q" 🙂 end',
    total: '21.0000',
    order_status_id: '2',
    affiliate_id: '1',
    commission: '0.6250',
    user_agent: 'contract-recorder/1',
    date_added: '2026-11-23 15:37:34',
    date_modified: '2026-11-23 15:37:34',
  });
  expect(id).toBe(20);
}

/** Recorded routes the desk does not use; the demo shop answers them as it answers any unknown route. */
export const notServed23: Readonly<Record<string, string>> = {
  '029-customer-expired-token': 'api/customer',
  '497-customer-multipart': 'api/customer',
};
