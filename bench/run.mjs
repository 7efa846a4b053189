// npm run bench: every figure is a ratio against a baseline measured in the same run. It judges nothing.
import { parseArgs } from 'node:util';
import { build } from '../scripts/lib/build.mjs';
import { inVirtualDisplay } from '../scripts/lib/virtual-display.mjs';
import { electronPath } from '../scripts/runtime.mjs';
import { benchColdStart } from './cold-start.mjs';
import { benchWalk } from './walk.mjs';

const USAGE =
  'usage: npm run bench -- [--json] [--only walk-3.0|walk-2.3|cold-start] [--runs 5] [--orders 2000] [--latency 10]';

const args = process.argv.slice(2);
const { values } = parseArgs({
  args,
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    runs: { type: 'string', default: '5' },
    orders: { type: 'string', default: '2000' },
    latency: { type: 'string', default: '10' },
  },
});
const runs = Number(values.runs);
const orders = Number(values.orders);
const latencyMs = Number(values.latency);
if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(orders) || orders < 1) {
  console.error(USAGE);
  process.exit(2);
}
process.exitCode = (await inVirtualDisplay(import.meta.filename, args)) ?? (await bench());

async function bench() {
  const electron = await electronPath();
  if (!(await build())) return 1;
  const all = {
    'walk-3.0': () => benchWalk({ electron, runs, orders, dialect: '3.0', latencyMs }),
    'walk-2.3': () => benchWalk({ electron, runs, orders, dialect: '2.3', latencyMs }),
    'cold-start': () => benchColdStart({ electron, runs, orders }),
  };
  const chosen = Object.entries(all).filter(
    ([name]) => values.only === undefined || values.only === name,
  );
  if (chosen.length === 0) {
    console.error(USAGE);
    return 2;
  }
  const results = [];
  for (const [name, measure] of chosen) {
    console.error(`[bench] ${name}, ${runs} runs`);
    results.push(await measure());
  }
  if (values.json) console.log(JSON.stringify(results));
  else for (const { name, ...figures } of results) console.log(name, figures);
  return 0;
}
