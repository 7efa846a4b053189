/** Lets work of one kind go one after the other, each kind in a line of its own. */
export type Lines<K> = {
  /** Runs when everything of this kind asked for before has ended. A failure of one does not hold up the next. */
  inTurn<T>(kind: K, run: () => Promise<T>): Promise<T>;
  /** Settles when nothing of one kind (null: of any) is under way or waiting. */
  idle(kind: K | null): Promise<void>;
};

/** Begins with every line empty. */
export function createLines<K>(): Lines<K> {
  const ends = new Map<K, Promise<void>>();
  return {
    inTurn(kind, run) {
      const turn = (ends.get(kind) ?? Promise.resolve()).then(run);
      const end = turn.then(
        () => undefined,
        () => undefined,
      );
      ends.set(kind, end);
      void end.then(() => {
        if (ends.get(kind) === end) ends.delete(kind);
      });
      return turn;
    },
    async idle(kind) {
      if (kind !== null) return ends.get(kind);
      while (ends.size > 0) await Promise.all(ends.values());
      return undefined;
    },
  };
}
