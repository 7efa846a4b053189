/** What the machine says of its network. A hint only: it is never taken as proof that a shop can be reached. */
export type Online = {
  isOnline(): boolean;
  close(): void;
};

const everyMs = 3000;

/** Looks at the machine's network every 3 s, because Electron's main process has no event for it; `onChange` hears changes. */
export function watchOnline(ask: () => boolean, onChange: (isOnline: boolean) => void): Online {
  let last = ask();
  const timer = setInterval(() => {
    const now = ask();
    if (now === last) return;
    last = now;
    onChange(now);
  }, everyMs);
  return { isOnline: () => last, close: () => clearInterval(timer) };
}
