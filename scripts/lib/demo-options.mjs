import path from 'node:path';
import { parseArgs } from 'node:util';

/** What the demo shop can play, as far as the desk can be connected to it. */
const DIALECTS = /** @type {const} */ (['2.3', '3.0', '4.0', '4.1']);

/** A desk shows more, but nobody wants to look at them. */
const MOST_SHOPS = 8;

/**
 * @typedef {(typeof DIALECTS)[number]} DemoDialect
 * @typedef {{
 *   dialects: readonly DemoDialect[], isStock: boolean, faults: readonly string[], isSmoke: boolean,
 *   screenshot: string | null, timeLimitMs: number,
 * }} DemoOptions
 */

/** What `npm run demo` understands. */
export const DEMO_USAGE = `npm run demo -- [options]
  --dialect 2.3|3.0|4.0|4.1  which OpenCart the demo shop plays (3.0)
  --shops 3.0,2.3,4.1   several demo shops at once, each with its own dialect
  --stock               shops as OpenCart is, without the connector; 4.0 and 4.1 show no orders then and take statuses
  --fault NAME          switches a fault of every shop on; may be given several times
  --smoke               ends by itself after the first full pass and prints one line of JSON; at a shop that shows
                        no orders it sets one status instead and asks the shop whether it has it
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
      dialect: { type: 'string' },
      shops: { type: 'string' },
      stock: { type: 'boolean', default: false },
      fault: { type: 'string', multiple: true, default: [] },
      smoke: { type: 'boolean', default: false },
      screenshot: { type: 'string' },
      'time-limit': { type: 'string', default: '300' },
    },
  });
  const { dialect, shops, screenshot } = values;
  if (dialect !== undefined && shops !== undefined)
    throw new Error('--dialect is for one shop, --shops for several');
  const dialects = (shops ?? dialect ?? '3.0').split(',').map((name) => toDialect(name.trim()));
  if (dialects.length > MOST_SHOPS) throw new Error(`--shops takes at most ${MOST_SHOPS}`);
  if (screenshot !== undefined && !values.smoke) throw new Error('--screenshot needs --smoke');
  const seconds = Number(values['time-limit']);
  if (!(seconds > 0)) throw new Error('--time-limit is a number of seconds');
  return {
    dialects,
    isStock: values.stock,
    faults: values.fault,
    isSmoke: values.smoke,
    screenshot: screenshot === undefined ? null : path.resolve(screenshot),
    timeLimitMs: seconds * 1000,
  };
}

/** @param {string} name */
function toDialect(name) {
  const dialect = DIALECTS.find((one) => one === name);
  if (dialect === undefined) throw new Error(`there is no demo shop for dialect ${name}`);
  return dialect;
}
