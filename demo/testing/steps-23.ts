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
};

/** Recorded routes the desk does not use; the demo shop answers them as it answers any unknown route. */
export const notServed23: readonly string[] = [
  '029-customer-expired-token',
  '497-customer-multipart',
];
