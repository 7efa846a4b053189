import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Moments worth measuring, in the order they happen at a start. */
export type MarkName =
  'main-eval' | 'ready' | 'window' | 'ready-to-show' | 'shell-painted' | 'orders-painted';

/** Tells benches when things happened. Does nothing unless switched on. */
export type Marks = {
  /** Prints `MARK <name> <ms since 1970>`, each name once. */
  mark(name: MarkName): void;
};

const nanosecondsPerMs = 1e6;

/**
 * With `CARTWRIGHT_MARKS=1` in an unpackaged desk, marks are printed to standard output and, each second, how long the main
 * process was held up: `STALL p99=<ms> max=<ms>`.
 */
export function createMarks(
  environment: Readonly<Record<string, string | undefined>>,
  isPackaged: boolean,
  print: (line: string) => void,
): Marks {
  if (isPackaged || environment['CARTWRIGHT_MARKS'] !== '1') return { mark: () => undefined };
  const resolutionMs = 10;
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  const inMs = (nanoseconds: number) =>
    Math.max(0, nanoseconds / nanosecondsPerMs - resolutionMs).toFixed(1);
  setInterval(() => {
    print(`STALL p99=${inMs(delay.percentile(99))} max=${inMs(delay.max)}`);
    delay.reset();
  }, 1000).unref();
  const seen = new Set<MarkName>();
  return {
    mark(name) {
      if (seen.has(name)) return;
      seen.add(name);
      print(`MARK ${name} ${Date.now()}`);
    },
  };
}
