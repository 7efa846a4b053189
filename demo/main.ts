import { fstatSync } from 'node:fs';
import { parseCli, usage, type CliOptions } from './cli-options';
import { startControlServer } from './control/control-server';
import { startDemoShop } from './server';

/** Runs a demo shop until it is told to end: SIGTERM, SIGINT, or the end of its standard input when that is a pipe. */
async function run(options: CliOptions): Promise<void> {
  const { dialect, port, orders, seed, latencyMs, faults } = options;
  const connector = options.connector ? {} : false;
  const shop = await startDemoShop({ dialect, port, orders, seed, latencyMs, faults, connector });
  const controlServer = options.control ? await startControlServer(shop.control) : null;
  const facts = {
    url: shop.url,
    username: shop.username,
    key: shop.key,
    ordersInShop: shop.control.ordersInShop(),
    highestOrderId: shop.control.highestOrderId(),
    dialect: shop.dialect,
    control: controlServer?.url ?? null,
  };
  const lines = Object.entries(facts).map(([name, value]) => `${name.padEnd(15)} ${String(value)}`);
  console.log(options.json ? JSON.stringify(facts) : lines.join('\n'));

  const end = (): void => {
    void Promise.all([shop.close(), controlServer?.close()]).then(() => process.exit(0));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  // A parent that dies closes the pipe; the shop must not stay behind. /dev/null as input is closed from the start, so it is no sign.
  const input = fstatSync(0);
  if (input.isFIFO() || input.isSocket()) process.stdin.once('close', end).resume();
}

const options = parseCli(process.argv.slice(2));
if (typeof options === 'string') {
  console.error(`${options}\n${usage}`);
  process.exitCode = 2;
} else {
  run(options).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
