import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DemoShopOptions } from './options';
import type { WireAnswer } from './testing/http-client';
import { readRecordings, readSeed, type Recording } from './testing/recordings';
import { comparable, openWorld, play, type Step, type World } from './testing/replay';
import { keys23, notServed23, steps23 } from './testing/steps-23';
import { keys30, notServed30, steps30 } from './testing/steps-30';
import { keys40, steps40 } from './testing/steps-40';
import { keys41, notServed41, steps41 } from './testing/steps-41';

type Replay = {
  readonly version: string;
  readonly options: DemoShopOptions;
  readonly now: number;
  readonly steps: Readonly<Record<number, Step>>;
  /** Files of recordings whose routes this shop does not serve, and why. */
  readonly notServed: Readonly<Record<string, string>>;
};

const here = ['127.0.0.1'];
const off = { isEnabled: false, addresses: here };

const replays: readonly Replay[] = [
  {
    version: '2.3.0.2',
    options: {
      dialect: '2.3',
      seed: readSeed('2.3.0.2'),
      username: 'Default',
      key: keys23.main,
      addresses: here,
      users: [
        { username: 'disabled', key: keys23.disabled, ...off },
        { username: 'noip', key: keys23.noAddress, isEnabled: true, addresses: [] },
      ],
    },
    now: Date.UTC(2026, 10, 23, 15, 37, 30),
    steps: steps23,
    notServed: notServed23,
  },
  {
    version: '3.0.3.9',
    options: {
      dialect: '3.0',
      seed: readSeed('3.0.3.9'),
      username: 'orders-app',
      addresses: here,
      users: [
        { username: 'Default', key: keys30.default, isEnabled: true, addresses: here },
        { username: 'disabled-app', key: keys30.disabled, ...off },
        {
          username: 'elsewhere-app',
          key: keys30.elsewhere,
          isEnabled: true,
          addresses: ['10.9.9.9'],
        },
      ],
    },
    now: Date.UTC(2026, 10, 23, 15, 31, 0),
    steps: steps30,
    notServed: notServed30,
  },
  {
    version: '4.0.2.3',
    options: {
      dialect: '4.0',
      seed: readSeed('4.0.2.3'),
      username: 'Default',
      addresses: here,
      users: [
        { username: 'NoIp', key: keys40.noAddress, isEnabled: true, addresses: ['10.9.8.7'] },
        { username: 'Disabled', key: keys40.disabled, ...off },
      ],
    },
    now: Date.UTC(2026, 10, 23, 15, 40, 0),
    steps: steps40,
    notServed: {},
  },
  {
    version: '4.1.0.4',
    options: {
      dialect: '4.1',
      seed: readSeed('4.1.0.4'),
      username: 'orders-desk',
      addresses: here,
      users: [
        { username: 'disabled-user', key: keys41.disabled, ...off },
        {
          username: 'noip-user',
          key: keys41.noAddress,
          isEnabled: true,
          addresses: ['198.51.100.7'],
        },
      ],
    },
    now: Date.UTC(2026, 10, 23, 15, 40, 0),
    steps: steps41,
    notServed: notServed41,
  },
];

describe.each(replays)('the shop of $version answers as recorded', (replay) => {
  const recordings = readRecordings(replay.version);
  let world: World;
  beforeAll(async () => {
    world = await openWorld(replay.options, replay.now);
  });
  afterAll(() => world.shop.close());

  // In order: each recording finds the shop as those before have left it.
  test.each(recordings)('$file ($note)', async (recording) => {
    const answer = await play(world, recording, replay.steps[recording.number]);
    if (recording.file in replay.notServed) {
      expectUnknown(recording, answer);
      return;
    }
    expect(answer.status).toBe(recording.status);
    expect(answer.headers['content-type']).toBe(recording.contentType);
    expect(answer.cookies.map((line) => line.split('=')[0])).toEqual(recording.cookieNames);
    const cors = Object.entries(answer.headers).filter(([name]) =>
      name.startsWith('access-control-'),
    );
    expect(Object.fromEntries(cors)).toEqual(recording.corsHeaders);
    expect(comparable(answer.body)).toBe(comparable(recording.body));
  });

  test('every step and every unserved route belongs to a recording', () => {
    const numbers = recordings.map((recording) => recording.number);
    expect(
      Object.keys(replay.steps)
        .map(Number)
        .filter((number) => !numbers.includes(number)),
    ).toEqual([]);
    const files = recordings.map((recording) => recording.file);
    expect(Object.keys(replay.notServed).filter((file) => !files.includes(file))).toEqual([]);
  });
});

/** A route that is not served is answered as one the shop has never heard of: on 4.1 a call, signed rightly, else a page. */
function expectUnknown(recording: Recording, answer: WireAnswer): void {
  if (recording.route === 'api/order') {
    expect([answer.status, answer.body]).toEqual([200, '{"error":"API call not found"}']);
    return;
  }
  expect(answer.status).toBe(404);
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
}
