import { parseArgs } from 'node:util';
import { dialectNames, type DialectName } from './dialects/dialect';
import { parseFault, type Fault } from './faults/fault';

/** What the command line asks for. */
export type CliOptions = {
  readonly dialect: DialectName;
  readonly port: number;
  readonly orders: number;
  readonly seed: number;
  readonly latencyMs: number;
  readonly faults: readonly Fault[];
  /** One JSON line instead of words. */
  readonly json: boolean;
  readonly control: boolean;
  /** Whether the connector is installed. */
  readonly connector: boolean;
};

/** What an unmodified OpenCart takes for an order on a machine of its own (3.0.3.9 and 2.3.0.2: 9 ms, median). */
const usualLatencyMs = 10;

/** How to call it. */
export const usage = `usage: node dist/demo/main.js [--dialect ${dialectNames.join('|')}] [--port 0] [--orders N] [--seed N] [--latency MS]
       [--fault NAME[:setting=value,…]]… [--connector] [--control] [--json]`;

function isDialect(text: string): text is DialectName {
  return dialectNames.some((name) => name === text);
}

function readArguments(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      dialect: { type: 'string', default: '3.0' },
      port: { type: 'string', default: '0' },
      orders: { type: 'string', default: '400' },
      seed: { type: 'string', default: '1' },
      latency: { type: 'string', default: String(usualLatencyMs) },
      fault: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
      control: { type: 'boolean', default: false },
      connector: { type: 'boolean', default: false },
    },
  }).values;
}

/** Reads the arguments (without node and the script). Answers the reason as text when something is wrong. */
export function parseCli(args: readonly string[]): CliOptions | string {
  let values: ReturnType<typeof readArguments>;
  try {
    values = readArguments(args);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { dialect, json, control, connector } = values;
  if (!isDialect(dialect)) return `unknown dialect "${dialect}"`;
  const whole: Record<string, number> = {};
  for (const name of ['port', 'orders', 'seed', 'latency'] as const) {
    const text = values[name];
    if (!/^\d+$/.test(text)) return `--${name} wants a whole number, not "${text}"`;
    whole[name] = Number(text);
  }
  const { port = 0, orders = 400, seed = 1, latency: latencyMs = usualLatencyMs } = whole;
  const faults: Fault[] = [];
  for (const text of values.fault) {
    const fault = parseFault(text);
    if (typeof fault === 'string') return fault;
    faults.push(fault);
  }
  return { dialect, port, orders, seed, latencyMs, faults, json, control, connector };
}
