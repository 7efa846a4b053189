import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DemoShopOptions } from './options';
import { readRecordings, type Recording } from './testing/recordings';
import { comparable, openWorld, play, type Step, type World } from './testing/replay';

/** A release recorded from a shop of its own, whose rows are not kept; what is compared does not depend on them. */
type Release = {
  readonly version: string;
  readonly options: DemoShopOptions;
  readonly steps?: Readonly<Record<number, Step>>;
};

const disabledKey = 'disabled-user-key-0123456789abcdef0123456789abcdef0123456789abcdef';
const order = { order_status_id: '2', language_id: '1', email: 'ada@example.test' };
const rows = {
  order: ['5', '6', '7'].map((id) => ({ ...order, order_id: id })),
  order_status: [],
  language: [],
  setting: [{ key: 'config_error_display', value: '1' }],
};
const common = { seed: rows, username: 'orders-desk', addresses: ['127.0.0.1'] };
const listed = (world: World, isListed: boolean): void =>
  void world.shop.control.setAddresses(isListed ? ['127.0.0.1'] : []);

const releases: readonly Release[] = [
  { version: '2.0.3.1', options: { ...common, dialect: '2.0' } },
  {
    version: '2.1.0.2',
    options: {
      ...common,
      dialect: '2.1',
      users: [{ username: 'disabled', key: disabledKey, isEnabled: false, addresses: [] }],
    },
    steps: {
      1: {
        reason: 'the list of addresses was empty',
        before: (world) => listed(world, false),
        after: (world) => listed(world, true),
      },
      2: { reason: 'the token 011 uses', keepsSession: true },
      4: { reason: 'key of a disabled user', placeholders: { key_disabled: disabledKey } },
      6: {
        reason: 'Display errors = No',
        before: ({ shop }) => shop.control.set({ displayErrors: false }),
      },
    },
  },
  { version: '2.2.0.0', options: { ...common, dialect: '2.2' } },
  {
    version: '3.0.5.1',
    options: { ...common, dialect: '3.0', settings: { hasTimeZoneBug: false } },
    steps: {
      4: { reason: 'the token the later recordings use', keepsSession: true },
      6: {
        reason: 'the list of addresses was empty',
        before: (world) => listed(world, false),
        after: (world) => listed(world, true),
      },
      13: {
        reason: 'the mail server refused, and PHP showed no errors of its own: nothing was written',
        before({ shop }) {
          shop.control.set({ phpDisplayErrors: false });
          shop.control.setFault('mail-down');
        },
        after: ({ shop }) => expect(shop.control.history(6)).toEqual([]),
      },
      14: {
        reason: 'Display errors = No',
        before: ({ shop }) => shop.control.set({ displayErrors: false }),
        after: ({ shop }) => expect(shop.control.history(6)).toEqual([]),
      },
    },
  },
  { version: '4.0.0.0', options: { ...common, dialect: '4.0.0.0' } },
  {
    version: '4.0.1.1',
    options: { ...common, dialect: '4.0.1' },
    steps: { 4: { reason: 'the token the later recordings use', keepsSession: true } },
  },
  {
    version: '4.1.0.3',
    options: { ...common, dialect: '4.1', settings: { isPatched41: false } },
    steps: { 5: { reason: 'signed with another key', signing: { key: 'another-key' } } },
  },
];

/** Name and attributes of a cookie without what differs from run to run. */
function cookieShape(line: string): string {
  return line
    .replace(/=[^;]*/, '')
    .replace(/expires=[^;]*; /, '')
    .replace(/domain=.*/, 'domain=host');
}

/** A page counts by its kind; PHP text stands for itself, but for ports and line numbers. */
function bodyOf(body: string): string {
  if (body.includes('<!DOCTYPE html>')) return 'page';
  if (body.startsWith('<div')) return 'part of a page';
  return comparable(body).replace(/\d+/g, '0');
}

describe.each(releases)('a shop of $version answers as recorded', ({ version, options, steps }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(options, Date.UTC(2026, 10, 23, 21, 0, 0));
  });
  afterAll(() => world.shop.close());

  test.each(readRecordings(version))('$file ($note)', async (recording: Recording) => {
    const answer = await play(world, recording, steps?.[recording.number]);
    expect(answer.status).toBe(recording.status);
    expect(answer.headers['content-type']).toBe(recording.contentType);
    expect(answer.cookies.map(cookieShape)).toEqual(recording.cookies.map(cookieShape));
    expect(bodyOf(answer.body)).toBe(bodyOf(recording.body));
  });
});
