/** Whether new requests may start: shut by a pause, open otherwise. */
export type Gate = {
  readonly isOpen: () => boolean;
  readonly open: () => void;
  readonly shut: () => void;
  /** Told when it opens; the answer ends the listening. */
  readonly listen: (onOpen: () => void) => () => void;
  /** Settles when it is open or the signal aborts. */
  readonly whenOpen: (signal: AbortSignal) => Promise<void>;
};

/** Begins open. */
export function createGate(): Gate {
  let isOpen = true;
  const listeners = new Set<() => void>();
  const listen = (onOpen: () => void) => {
    listeners.add(onOpen);
    return () => listeners.delete(onOpen);
  };
  return {
    isOpen: () => isOpen,
    open: () => {
      if (isOpen) return;
      isOpen = true;
      for (const listener of [...listeners]) listener();
    },
    shut: () => {
      isOpen = false;
    },
    listen,
    whenOpen: (signal) =>
      new Promise((resolve) => {
        if (isOpen || signal.aborted) {
          resolve();
          return;
        }
        const done = () => {
          end();
          signal.removeEventListener('abort', done);
          resolve();
        };
        const end = listen(done);
        signal.addEventListener('abort', done, { once: true });
      }),
  };
}
