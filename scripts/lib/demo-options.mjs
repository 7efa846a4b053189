import path from 'node:path';
import { parseArgs } from 'node:util';

/**
 * @typedef {{
 *   dialect: '2.3' | '3.0', faults: readonly string[], isSmoke: boolean,
 *   screenshot: string | null, timeLimitMs: number,
 * }} DemoOptions
 */

/** What `npm run demo` understands. */
export const DEMO_USAGE = `npm run demo -- [options]
  --dialect 2.3|3.0     which OpenCart the demo shop plays (3.0)
  --fault NAME          switches a fault of the shop on; may be given several times
  --smoke               ends by itself after the first full pass and prints one line of JSON
  --screenshot FILE     with --smoke: picture of the orders screen (PNG)
  --time-limit SECONDS  with --smoke: how long the first pass may take (300)`;

/**
 * Reads the command line of the demo. Throws an Error with a sentence for people when it makes no sense.
 * @param {readonly string[]} args
 * @returns {DemoOptions}
 */
export function readDemoOptions(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      dialect: { type: 'string', default: '3.0' },
      fault: { type: 'string', multiple: true, default: [] },
      smoke: { type: 'boolean', default: false },
      screenshot: { type: 'string' },
      'time-limit': { type: 'string', default: '300' },
    },
  });
  const { dialect, screenshot } = values;
  if (dialect !== '2.3' && dialect !== '3.0')
    throw new Error(`there is no demo shop for dialect ${dialect}`);
  if (screenshot !== undefined && !values.smoke) throw new Error('--screenshot needs --smoke');
  const seconds = Number(values['time-limit']);
  if (!(seconds > 0)) throw new Error('--time-limit is a number of seconds');
  return {
    dialect,
    faults: values.fault,
    isSmoke: values.smoke,
    screenshot: screenshot === undefined ? null : path.resolve(screenshot),
    timeLimitMs: seconds * 1000,
  };
}
