/**
 * Requests of all syncs together. Each sync keeps to what its own shop bears; this bounds the sum. Whoever was refused comes first,
 * in turn and one request at a time, so that no sync starves beside busier ones.
 */
export type SharedLimit = {
  /** A place for one sync. `onRoom` is told after a refusal, when its turn has come; it takes a request then or passes the turn on. */
  readonly join: (onRoom: () => void) => LimitPlace;
};

/** One sync's place at the limit. */
export type LimitPlace = {
  /** Takes one request, or asks for a turn. */
  readonly tryEnter: () => boolean;
  /** Takes one request beyond the limit if need be: somebody waits for it in front of the screen. */
  readonly enter: () => void;
  /** Gives one request back. */
  readonly leave: () => void;
};

type Member = { readonly onRoom: () => void };

/** At most `most` requests at once, apart from those that enter without asking. */
export function createSharedLimit(most: number): SharedLimit {
  const queue = new Set<Member>(); // refused ones, the longest waiting first
  let used = 0;
  let turnOf: Member | null = null;
  let isServing = false;

  function serve() {
    if (isServing) return;
    isServing = true;
    try {
      for (let [next] = queue; next !== undefined && used < most; [next] = queue) {
        queue.delete(next);
        turnOf = next;
        next.onRoom();
        turnOf = null;
      }
    } finally {
      turnOf = null;
      isServing = false;
      // after a bug in one sync: no other may come to wake those that still wait
      if (used < most && queue.size > 0) serve();
    }
  }

  return {
    join: (onRoom) => {
      const member = { onRoom };
      return {
        tryEnter: () => {
          const isItsTurn = turnOf === member || queue.size === 0;
          if (used >= most || !isItsTurn) {
            queue.add(member);
            return false;
          }
          turnOf = null; // a turn is for one request
          used += 1;
          return true;
        },
        enter: () => {
          used += 1;
        },
        leave: () => {
          used -= 1;
          serve();
        },
      };
    },
  };
}
