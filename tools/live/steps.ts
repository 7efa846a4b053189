import { performance } from 'node:perf_hooks';
import type { AppErrorData } from '../../shared/errors';
import { scrub } from '../../electron/opencart/doctor/scrub';

/** How one step went. `not offered`: this shop's API has no such thing, which nobody asked for. */
export type StepState = 'passed' | 'failed' | 'not offered';

/** One step, as it is printed. */
export type Step = {
  readonly name: string;
  readonly state: StepState;
  readonly ms: number;
  /** What was found, in words. */
  readonly detail: string;
  readonly error: AppErrorData | null;
};

/** What a step came to. */
export type StepEnd = Omit<Step, 'name' | 'ms'>;

/** The steps of one check, printed as they end. */
export type Steps = {
  /** Makes a step and tells how it went. */
  take<T extends StepEnd>(name: string, make: () => Promise<T>): Promise<T>;
  /** Adds a step that took place elsewhere. */
  add(step: Step): void;
  all(): readonly Step[];
  count(state: StepState): number;
};

/** Starts with none; `print` is told each step as it ends, with every secret left out. */
export function createSteps(print: (step: Step) => void, secrets: readonly string[]): Steps {
  const steps: Step[] = [];
  function add(step: Step): void {
    const clean = scrub(step, secrets);
    steps.push(clean);
    print(clean);
  }
  return {
    async take(name, make) {
      const since = performance.now();
      const end = await make();
      const { state, detail, error } = end;
      add({ name, state, detail, error, ms: Math.round(performance.now() - since) });
      return end;
    },
    add,
    all: () => steps,
    count: (state) => steps.filter((step) => step.state === state).length,
  };
}

/** A step that went well. */
export function passed(detail: string): StepEnd {
  return { state: 'passed', detail, error: null };
}

/** A step that did not. */
export function failed(error: AppErrorData, detail = ''): StepEnd {
  return { state: 'failed', detail, error };
}

/** `passed       12 ms  login: what was found`. */
export function lineOf({ name, state, ms, detail, error }: Step): string {
  const found = [detail, error === null ? '' : errorText(error)].filter((text) => text !== '');
  const start = `${state.padEnd(11)} ${`${ms} ms`.padStart(8)}  ${name}`;
  return (found.length === 0 ? start : `${start}: ${found.join('; ')}`).replace(/\p{Cc}/gu, ' ');
}

/** An error by its code and facts, as docs/check-your-shop.md lists them. */
export function errorText({ code, facts }: AppErrorData): string {
  const told = Object.entries(facts).map(([name, fact]) => `${name}: ${fact}`);
  return told.length === 0 ? code : `${code} (${told.join(', ')})`;
}
