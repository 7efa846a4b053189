import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DemoShopOptions } from './options';
import { readRecordings, readSeed } from './testing/recordings';
import { comparable, openWorld, play, type Step, type World } from './testing/replay';
import { keys23, notServed23, steps23 } from './testing/steps-23';
import { keys30, notServed30, steps30 } from './testing/steps-30';

type Replay = {
  readonly version: string;
  readonly options: DemoShopOptions;
  readonly now: number;
  readonly steps: Readonly<Record<number, Step>>;
  readonly notServed: readonly string[];
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
    if (replay.notServed.includes(recording.file)) {
      expect(answer.status).toBe(404);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
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
    const unserved = recordings.filter(
      ({ route, status }) => status === 200 && !served.includes(route),
    );
    expect(unserved.map((recording) => recording.file)).toEqual(replay.notServed);
  });
});

const served = ['api/login', 'api/order/info', 'api/order/history'];
