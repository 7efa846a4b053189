/** When the window showed its orders for the first time. */
export type FirstPaint = {
  /** Settles at the first `note`, or after 1.5 s where nothing is painted (no shop, a locked vault, a lost page). */
  readonly done: Promise<void>;
  note(): void;
};

const longestMs = 1500;

/** Begins to wait at once. */
export function createFirstPaint(): FirstPaint {
  let note: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, longestMs);
    note = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  return { done, note: () => note() };
}
