/** Moments worth measuring, in the order they happen at a start. */
export type MarkName =
  'main-eval' | 'ready' | 'window' | 'ready-to-show' | 'shell-painted' | 'orders-painted';

/** Tells benches when things happened. Does nothing unless switched on. */
export type Marks = {
  /** Prints `MARK <name> <ms since 1970>`, each name once. */
  mark(name: MarkName): void;
};

/** With `CARTWRIGHT_MARKS=1` in an unpackaged desk, marks are printed to standard output. */
export function createMarks(
  environment: Readonly<Record<string, string | undefined>>,
  isPackaged: boolean,
  print: (line: string) => void,
): Marks {
  if (isPackaged || environment['CARTWRIGHT_MARKS'] !== '1') return { mark: () => undefined };
  const seen = new Set<MarkName>();
  return {
    mark(name) {
      if (seen.has(name)) return;
      seen.add(name);
      print(`MARK ${name} ${Date.now()}`);
    },
  };
}
