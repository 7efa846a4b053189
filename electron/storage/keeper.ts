import type { CallQueue } from './call-queue';
import { decideRestart, type ExitTimes } from './restart-policy';
import type { StorageClock } from './storage-clock';

/** A running storage process as its owner sees it (Electron's utility process, or any child with a message channel). */
export type StorageProcess = {
  /** The process id, where it is known. */
  readonly pid?: number | undefined;
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, however the process ends. */
  onExit(listener: (code: number) => void): void;
  kill(): void;
};

/** Keeps one storage process alive while it is needed. */
export type Keeper = {
  /** Starts a process, or does nothing when one runs or is about to. Answers whether one runs already. */
  ensure(): boolean;
  /** Starts one after a short rest, unless `end` comes before it. */
  startSoon(): void;
  /** Ends the process, or takes back that one is about to start. Calls under way are lost. */
  end(): void;
  /** True from the second end within a minute: the files themselves are suspected. */
  isSuspicious(): boolean;
  /** The id of the running process, or null. */
  pid(): number | null;
};

/** What the keeper needs of its surroundings. */
export type KeeperParts = {
  fork(): StorageProcess;
  readonly clock: StorageClock;
  readonly queue: CallQueue;
  /** A process is there and holds no file yet. */
  onStarted(): void;
  /** It ended by itself; another one is started after a rest. */
  onLost(): void;
  /** It ended by itself too often: nothing is started until `ensure`. */
  onGivenUp(): void;
};

/** From this many ends within a minute the files themselves are suspected. */
const suspectAfter = 2;

/** Files are often given up one right after the other: no process is started between. */
const shortRestMs = 50;

/** A keeper without a process. */
export function createKeeper(parts: KeeperParts): Keeper {
  const { clock, queue } = parts;
  let child: StorageProcess | null = null;
  let stopTimer: (() => void) | null = null;
  let exits: ExitTimes = [];

  function start(): void {
    stopTimer = null;
    const forked = parts.fork();
    child = forked;
    forked.onMessage((message) => {
      if (child === forked) queue.settle(message);
    });
    forked.onExit(() => {
      if (child === forked) restart();
    });
    queue.connect((request) => forked.post(request));
    parts.onStarted();
  }

  function restart(): void {
    child = null;
    queue.disconnect();
    const { decision, exits: remembered } = decideRestart(exits, clock.nowMs());
    exits = remembered;
    if (decision.kind === 'give-up') {
      parts.onGivenUp();
      return;
    }
    parts.onLost();
    stopTimer = clock.after(decision.delayMs, start);
  }

  return {
    ensure() {
      if (child !== null) return true;
      if (stopTimer !== null) return false;
      exits = [];
      start();
      return false;
    },
    startSoon() {
      stopTimer ??= clock.after(shortRestMs, start);
    },
    end() {
      stopTimer?.();
      stopTimer = null;
      const ending = child;
      child = null;
      queue.disconnect();
      ending?.kill();
    },
    isSuspicious: () => exits.length >= suspectAfter,
    pid: () => child?.pid ?? null,
  };
}
