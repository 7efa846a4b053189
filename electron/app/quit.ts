import type { App } from 'electron';

const limitMs = 4000;

/** Lets `end` finish before the desk exits, for at most 4 s. `report` hears why it failed, if it did. */
export function endGently(
  app: App,
  end: () => Promise<void>,
  report: (error: unknown) => void,
): void {
  let isEnding = false;
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => app.exit(0), limitMs);
    end()
      .catch(report)
      .finally(() => app.exit(0));
  });
}
