import { expect } from 'vitest';
import type { Step, World } from './replay';

/** Keys of the API users the recorded shop had beside the first. */
export const keys41 = {
  disabled: 'disabled-user-key-0123456789abcdef0123456789abcdef0123456789abcdef',
  noAddress: 'no-address-key-0123456789abcdef0123456789abcdef0123456789abcdef01',
} as const;

const lastOf = (world: World, orderId: number) => world.shop.control.history(orderId).at(-1);

/** What the recordings of 4.1.0.4 presume, by number; those not here are signed as they should be and need nothing. */
export const steps41: Readonly<Record<number, Step>> = {
  3: { reason: 'signed with another key', signing: { key: 'another-key' } },
  5: { reason: 'a disabled user, with its key', signing: { key: keys41.disabled } },
  6: { reason: 'a user with another address', signing: { key: keys41.noAddress } },
  7: {
    reason: "the user's list of addresses was empty",
    before: ({ shop }) => void shop.control.setAddresses([]),
    after: ({ shop }) => void shop.control.setAddresses(['127.0.0.1']),
  },
  8: { reason: 'the same user as in 006', signing: { key: keys41.noAddress } },
  17: { reason: '460 seconds behind', signing: { aheadS: -460 } },
  18: { reason: '440 seconds behind', signing: { aheadS: -440 } },
  19: { reason: '460 seconds ahead', signing: { aheadS: 460 } },
  20: { reason: '440 seconds ahead', signing: { aheadS: 440 } },
  21: { reason: 'time=abc', signing: { time: 'abc' } },
  22: { reason: 'not base64', signing: { inUrl: () => '***' } },
  23: {
    reason: 'a plus put into the URL as it is',
    signing: { untilPlus: true, inUrl: (signature) => signature },
  },
  24: {
    reason: 'percent-encoded twice',
    signing: { inUrl: (signature) => encodeURIComponent(encodeURIComponent(signature)) },
  },
  27: { reason: 'signed before the body was changed', signing: { over: 'nothing' } },
  28: { reason: 'signed over the body as sent', signing: { over: 'raw' } },
  37: { reason: 'the name as stored is signed', signing: { username: 'orders-desk' } },
  50: {
    reason: 'Display errors = No',
    before: ({ shop }) => shop.control.set({ displayErrors: false }),
    after: ({ shop }) => shop.control.set({ displayErrors: true }),
  },
  55: {
    reason: 'Display errors = No',
    before: ({ shop }) => shop.control.set({ displayErrors: false }),
    after: ({ shop }) => shop.control.set({ displayErrors: true }),
  },
  56: {
    reason: 'maintenance mode',
    before: ({ shop }) => shop.control.set({ maintenance: true }),
    after: ({ shop }) => shop.control.set({ maintenance: false }),
  },
  196: {
    reason: 'the entry was made; date_modified stayed',
    after(world) {
      expect(lastOf(world, 3)).toMatchObject({
        order_status_id: '2',
        notify: '0',
        comment: "Picked by O'Brien &amp; co\nline 2 &lt;b&gt;bold&lt;/b&gt; 📦",
        date_added: '2026-11-23 15:40:00',
      });
      expect(world.shop.control.order(3)).toMatchObject({
        order_status_id: '2',
        date_modified: world.shop.control.order(3)?.date_added,
      });
    },
  },
  202: {
    reason: 'the order fell to status 0',
    after: ({ shop }) => expect(shop.control.order(2)?.order_status_id).toBe('0'),
  },
  203: {
    reason: 'from 0 to 1: the mails of a new order',
    after: ({ shop }) =>
      expect(shop.control.mails().filter((mail) => mail.orderId === 7)).toHaveLength(2),
  },
  239: {
    reason: 'the formula of an old comment: no route, json_encode of the body',
    signing: { join: (lines) => `${lines.slice(1, 8).join('\n')}\n[]\n${lines[9] ?? ''}\n` },
  },
  240: {
    reason: 'the formula of an old client: no call, no currency',
    signing: {
      join: (lines) =>
        lines
          .filter((_line, index) => index !== 1 && index !== 7)
          .map((line) => `${line}\n`)
          .join(''),
    },
  },
  241: {
    reason: 'signed for localhost',
    signing: { host: (host) => host.replace('127.0.0.1', 'localhost') },
  },
  243: { reason: 'signed without the port', signing: { host: () => '127.0.0.1' } },
  244: { reason: 'signed with an empty path', signing: { folder: '' } },
  245: { reason: 'signed without the last LF', signing: { join: (lines) => lines.join('\n') } },
  249: {
    reason: 'the mail was set up wrongly: nothing was written',
    before: ({ shop }) => shop.control.setFault('mail-down'),
    after: (world) => expect(lastOf(world, 3)?.comment).toBe('Sent'),
  },
  801: {
    reason: 'Display errors = No: nothing was written',
    before: ({ shop }) => shop.control.set({ displayErrors: false }),
    after: (world) => expect(lastOf(world, 6)?.comment).not.toBe('x'),
  },
};

const products = 'computes a cart with products';

/** Recorded routes this shop does not serve, with the reason. Calls it does not know are answered as unknown ones. */
export const notServed41: Readonly<Record<string, string>> = {
  '032-auth-empty-post-param-arrays': products,
  '040-auth-currency-unknown': products,
  '047-route-account-login': 'a page of the theme',
  '048-route-extension-total-direct': 'a route of an extension',
  '051-php-error-display-on': 'the call customer',
  '052-php-warning-display-on': products,
  '053-php-error-display-off': 'the call customer',
  '054-php-warning-display-off': products,
};
