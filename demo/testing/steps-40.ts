import { expect } from 'vitest';
import type { Step, World } from './replay';

/** Keys of the API users the recorded shop had beside the first. */
export const keys40 = {
  noAddress: 'no-address-key-0123456789abcdef0123456789abcdef0123456789abcdef01',
  disabled: 'disabled-user-key-0123456789abcdef0123456789abcdef0123456789abcdef',
} as const;

const MINUTE_MS = 60_000;
const fresh = (world: World): Promise<void> => world.logIn();
const showErrors = ({ shop }: World, isShown: boolean): void =>
  shop.control.set({ phpDisplayErrors: isShown });
const lastOf = (world: World, orderId: number) => world.shop.control.history(orderId).at(-1);
const seesAddressOf = ({ shop }: World, addresses: readonly string[]): void =>
  void shop.control.setAddresses(['127.0.0.1', ...addresses]);

/** What the recordings of 4.0.2.3 presume, by number; those not here need nothing. */
export const steps40: Readonly<Record<number, Step>> = {
  1: { reason: 'the token the later recordings use', keepsSession: true },
  10: {
    reason: 'key of a user whose list holds 10.9.8.7 only',
    placeholders: { key: keys40.noAddress },
  },
  11: { reason: 'the same user', placeholders: { key: keys40.noAddress } },
  12: { reason: 'key of a disabled user', placeholders: { key: keys40.disabled } },
  17: {
    reason: 'PHP showed no errors of its own, as in 018',
    before: (world) => showErrors(world, false),
  },
  18: {
    reason: 'the shop had Display errors = No besides',
    before: ({ shop }) => shop.control.set({ displayErrors: false }),
    after(world) {
      world.shop.control.set({ displayErrors: true });
      showErrors(world, true);
    },
  },
  20: {
    reason: 'the token was last used 61 minutes ago',
    before: ({ shop }) => shop.control.ageSessions({ tokensMs: 61 * MINUTE_MS }),
  },
  21: {
    reason: 'a new token, last used 59 minutes ago',
    async before(world) {
      await fresh(world);
      world.shop.control.ageSessions({ tokensMs: 59 * MINUTE_MS });
    },
  },
  23: {
    reason: 'the other address had been put on the list',
    before: (world) => seesAddressOf(world, ['203.0.113.10']),
  },
  24: {
    reason: 'the API user was switched off after the login',
    before: ({ shop }) => void shop.control.changeUser(shop.username, { isEnabled: false }),
    after: ({ shop }) => void shop.control.changeUser(shop.username, { isEnabled: true }),
  },
  27: {
    reason: 'the session row was gone, the row of its token not',
    before: ({ shop }) => shop.control.ageSessions({ dataMs: 25 * 60 * MINUTE_MS }),
  },
  28: { reason: 'a new login', before: fresh },
  30: { reason: 'a new login', before: fresh },
  233: {
    reason: 'a new login; the entry was made at 15:43:30',
    async before(world) {
      world.setClock(Date.UTC(2026, 10, 23, 15, 43, 30));
      await fresh(world);
    },
    after(world) {
      expect(lastOf(world, 5)).toMatchObject({
        order_status_id: '2',
        notify: '0',
        comment: 'Picked &amp; packed &lt;b&gt;x&lt;/b&gt;\nsecond line 📦',
        date_added: '2026-11-23 15:43:30',
      });
      expect(world.shop.control.order(5)?.date_modified).toBe('2026-11-23 15:43:30');
    },
  },
  237: {
    reason: 'a GET writes nothing',
    after: ({ shop }) => expect(shop.control.order(5)?.order_status_id).toBe('3'),
  },
  239: {
    reason: 'the order fell to status 0',
    after: ({ shop }) => expect(shop.control.order(6)?.order_status_id).toBe('0'),
  },
  241: {
    reason: 'any text counts as notify',
    after: (world) => expect(lastOf(world, 8)?.notify).toBe('1'),
  },
  257: {
    reason: 'Display errors = No; order 12 had been left at status 0 by 256',
    before({ shop }) {
      shop.control.set({ displayErrors: false });
      shop.control.changeOrder(12, { order_status_id: '0' });
    },
    after: ({ shop }) => expect(shop.control.order(12)?.order_status_id).toBe('0'),
  },
  258: {
    reason: 'Display errors was switched on again afterwards',
    after: ({ shop }) => shop.control.set({ displayErrors: true }),
  },
  264: {
    reason: 'the mail server refused connections: nothing was written',
    before({ shop }) {
      shop.control.setFault('mail-down');
    },
    after: (world) => expect(lastOf(world, 5)?.comment).toBe('x'),
  },
  801: {
    reason: 'Display errors = No: nothing was written',
    before: ({ shop }) => shop.control.set({ displayErrors: false }),
    after: (world) => expect(lastOf(world, 6)?.order_status_id).toBe('99'),
  },
};
