/** Runs changes one after the other, in the order they were asked for; a failed one does not stop the next. */
export type Turns = {
  inTurn<T>(change: () => Promise<T>): Promise<T>;
  /** Settles when all that was asked for by now has ended, well or not. */
  idle(): Promise<void>;
};

/** Begins with nothing to wait for: the first change starts at once. */
export function createTurns(): Turns {
  let last: Promise<unknown> | null = null;
  return {
    inTurn(change) {
      const turn = last === null ? change() : last.then(change);
      last = turn.catch(() => null);
      return turn;
    },
    async idle() {
      await last;
    },
  };
}
