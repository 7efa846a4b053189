/**
 * PHP's session file lock: requests of one session wait for each other (2.3: four at once of one cookie jar take four times
 * as long). Sessions with nobody inside cost nothing.
 */
export type SessionLock = {
  /** Whether somebody is inside. */
  isHeld(session: string): boolean;
  /** Resolves with the way out once everybody before has left. */
  enter(session: string): Promise<() => void>;
};

/** A lock with nobody inside. */
export function createSessionLock(): SessionLock {
  const last = new Map<string, Promise<void>>();
  return {
    isHeld: (session) => last.has(session),
    async enter(session) {
      const before = last.get(session);
      let leave: () => void = () => undefined;
      const mine = new Promise<void>((resolve) => {
        leave = resolve;
      });
      last.set(session, mine);
      await before;
      return () => {
        if (last.get(session) === mine) last.delete(session);
        leave();
      };
    },
  };
}
