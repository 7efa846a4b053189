import { expect, test } from 'vitest';
import { parseCli } from './cli-options';

test('has a shop of 3.0 with 400 orders as its default', () => {
  expect(parseCli([])).toEqual({
    dialect: '3.0',
    port: 0,
    orders: 400,
    seed: 1,
    latencyMs: 10,
    faults: [],
    json: false,
    control: false,
    connector: false,
  });
});

test('reads everything it is asked for', () => {
  const args =
    '--dialect 2.3 --port 8080 --json --orders 100000 --fault slow:ms=5 --fault garbage --control --connector';
  expect(parseCli(args.split(' '))).toMatchObject({
    dialect: '2.3',
    port: 8080,
    orders: 100_000,
    faults: [{ name: 'slow', ms: 5 }, { name: 'garbage' }],
    json: true,
    control: true,
    connector: true,
  });
});

test.each(['4.0', '4.1', '4.0.0.0', '2.2'])('opens a shop of %s', (dialect) => {
  expect(parseCli(['--dialect', dialect])).toMatchObject({ dialect });
});

test.each([
  [['--dialect', '5.0'], 'unknown dialect "5.0"'],
  [['--orders', 'many'], '--orders wants a whole number, not "many"'],
  [['--fault', 'gremlin'], 'unknown fault or setting "gremlin"'],
  [['--colour'], "Unknown option '--colour'"],
])('refuses %o with the reason', (args, reason) => {
  expect(parseCli(args)).toContain(reason);
});
