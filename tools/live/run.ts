import type { TransportOptions } from '../../electron/opencart/transport';
import { scrub } from '../../electron/opencart/doctor/scrub';
import { checkShop } from './live';
import { readOptions, usage } from './options';
import { createSteps, lineOf } from './steps';

/** What the command is run with. */
export type RunParts = {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
  readonly signal: AbortSignal;
  /** For connecting and the whole answer together. */
  readonly timeoutMs?: number;
};

/** Runs the whole command and answers its exit code: 0 all passed, 1 something failed, 2 it was used wrongly. */
export async function runLive(parts: RunParts): Promise<0 | 1 | 2> {
  const read = readOptions(parts.args, parts.environment);
  if (read.kind === 'wrong') {
    parts.complain(`${read.reason}\n${usage}`);
    return 2;
  }
  const { options } = read;
  const say = options.isJson ? parts.complain : parts.print;
  const secrets = [options.key];
  const steps = createSteps((step) => {
    if (!options.isJson) parts.print(lineOf(step));
  }, secrets);
  const way: TransportOptions = {
    proxyFor: async () => 'DIRECT',
    extraCa: [],
    userAgent: 'Cartwright/live',
    ...(parts.timeoutMs === undefined ? {} : { timeoutMs: parts.timeoutMs }),
  };
  const announce = (text: string): void => say(scrub(text, secrets));
  const report = await checkShop(options, { way, steps, announce, signal: parts.signal });
  const counts = { passed: steps.count('passed'), failed: steps.count('failed') };
  if (options.isJson) {
    const { address, dialect, clockAheadSeconds, requests } = report;
    const found = { address, dialect, clockAheadSeconds, requests };
    parts.print(
      JSON.stringify({ ...counts, ...found, steps: steps.all(), doctor: report.findings }),
    );
  } else parts.print(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 && !parts.signal.aborted ? 0 : 1;
}
