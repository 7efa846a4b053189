import { expect } from 'vitest';
import type { Step, World } from './replay';

/** Keys of the API users the recorded shop had beside the first. */
export const keys30 = {
  default: 'default-user-key-0123456789abcdef0123456789abcdef0123456789abcdef0',
  disabled: 'disabled-user-key-0123456789abcdef0123456789abcdef0123456789abcdef',
  elsewhere: 'elsewhere-key-0123456789abcdef0123456789abcdef0123456789abcdef012',
} as const;

const MINUTE_MS = 60_000;
const enable = (world: World, isEnabled: boolean): void =>
  void world.shop.control.changeUser(world.shop.username, { isEnabled });

/** What the recordings of 3.0.3.9 presume, by number; those not here need nothing. */
export const steps30: Readonly<Record<number, Step>> = {
  1: { reason: 'the token the later recordings use', keepsSession: true },
  2: { reason: 'key of the user called Default', placeholders: { key: keys30.default } },
  11: {
    reason: 'recorded with Display errors = No, as 012',
    before: ({ shop }) => shop.control.set({ displayErrors: false }),
  },
  13: {
    reason: 'Display errors on again; key of a user with another address',
    before: ({ shop }) => shop.control.set({ displayErrors: true }),
    placeholders: { key: keys30.elsewhere },
  },
  14: { reason: 'key of a disabled user', placeholders: { key: keys30.disabled } },
  18: {
    reason: 'maintenance mode',
    before: ({ shop }) => shop.control.set({ maintenance: true }),
    after: ({ shop }) => shop.control.set({ maintenance: false }),
  },
  20: {
    reason: 'a well-formed token the shop has never given out',
    placeholders: { token: '0123456789abcdef0123456789' },
  },
  28: {
    reason: 'the token was last used 61 minutes ago',
    before: ({ shop }) => shop.control.ageSessions({ tokensMs: 61 * MINUTE_MS }),
  },
  29: {
    reason: 'a new token whose session data passed their expiry (24 minutes)',
    async before(world) {
      await world.logIn();
      world.shop.control.ageSessions({ dataMs: 25 * MINUTE_MS });
    },
  },
  31: {
    reason: 'the API user was switched off after a new login',
    async before(world) {
      await world.logIn();
      enable(world, false);
    },
    after: (world) => enable(world, true),
  },
  32: {
    reason: "the caller's address was taken off the list",
    before: ({ shop }) => void shop.control.setAddresses([]),
    after: ({ shop }) => void shop.control.setAddresses(['127.0.0.1']),
  },
  33: {
    reason: 'sent from 127.0.0.2, which was not listed',
    before: ({ shop }) => shop.control.setFault({ name: 'blocked-address', address: '127.0.0.2' }),
  },
  34: {
    reason: 'sent from 127.0.0.2, which had been listed',
    before({ shop }) {
      shop.control.setAddresses(['127.0.0.1', '127.0.0.2']);
    },
    after: ({ shop }) => shop.control.clearFault(),
  },
  216: {
    reason: 'a new login, at 15:36:34',
    async before(world) {
      world.setClock(Date.UTC(2026, 10, 23, 15, 36, 34));
      await world.logIn();
    },
    after: ({ shop }) =>
      expect(shop.control.history(16).at(-1)).toMatchObject({
        order_status_id: '3',
        notify: '0',
        comment: "It's on its way\n&lt;b&gt;bold&lt;/b&gt; &amp; ????",
        date_added: '2026-11-23 15:36:34',
      }),
  },
  217: {
    reason: 'one mail was sent',
    after: ({ shop }) =>
      expect(shop.control.mails()).toEqual([
        { to: 'guest.walker@example.test', kind: 'update', orderId: 16 },
      ]),
  },
  225: {
    reason: 'a GET set order 12 to status 0',
    after: ({ shop }) => expect(shop.control.order(12)?.order_status_id).toBe('0'),
  },
  294: {
    reason: 'the mail server refused connections: nothing was written',
    async before(world) {
      await world.reset();
      world.shop.control.setFault('mail-down');
    },
    after: ({ shop }) => expect(shop.control.history(16)).toHaveLength(1),
  },
  295: {
    reason: 'without notify no mail was wanted',
    after({ shop }) {
      expect(shop.control.history(16).at(-1)).toMatchObject({ comment: 'x', notify: '0' });
      shop.control.clearFault();
    },
  },
  304: { reason: 'key of a user with another address', placeholders: { key: keys30.elsewhere } },
  315: {
    reason: 'the shop was moved to New York time',
    before: ({ shop }) => shop.control.set({ timeZone: 'America/New_York' }),
    keepsSession: true,
  },
  317: {
    reason:
      'the shop was moved to Tokyo time, and order 16 got a history entry "Shipped" at 15:44:24 UTC',
    async before(world) {
      world.shop.control.set({ timeZone: 'Asia/Tokyo' });
      world.setClock(Date.UTC(2026, 10, 23, 15, 44, 24));
      await world.logIn();
      world.shop.control.setStatus(16, 3);
    },
  },
  320: {
    reason:
      'the shop was seeded anew, and two custom field columns of order 16 were set in the database',
    async before(world) {
      await world.reset();
      const dateModified = world.shop.control.order(16)?.date_modified ?? '';
      world.shop.control.changeOrder(16, {
        custom_field: '',
        payment_custom_field: '{"6":"4711"}',
        date_modified: dateModified,
      });
    },
  },
};

/** Recorded routes the desk does not use; the demo shop answers them as it answers any unknown route. */
export const notServed30: Readonly<Record<string, string>> = {
  '026-token-as-cookie': 'api/cart',
  '305-shipping-address-cookie-and-token': 'api/shipping',
};
