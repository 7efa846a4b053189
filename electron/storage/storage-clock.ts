/** The time as the storage needs it; tests hand in their own. */
export type StorageClock = {
  nowMs(): number;
  /** Calls `action` after `delayMs`; the answer takes it back. */
  after(delayMs: number, action: () => void): () => void;
};

/** The machine's own clock. Its timers do not keep the process alive. */
export const systemClock: StorageClock = {
  nowMs: () => Date.now(),
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
