import { isSettled, type ChangeKey, type HistoryChange } from '../../shared/history';
import type { OrderId, ShopId } from '../../shared/ids';
import { ok, type Result } from '../../shared/result';
import type { Outbox } from '../outbox/types';
import type { EditClock } from './clock';

/** The outbox as changes are kept in it, with what it could not take yet laid over it: what is told of a change is the same everywhere. */
export type KeptChanges = {
  /** Keeps a new change. What fails here is not sent; a row that was kept all the same is said to be not done. */
  add(change: HistoryChange): Promise<Result<null>>;
  /** Keeps a step that must be on the disk before the next; told only when it is. */
  step(change: HistoryChange): Promise<Result<null>>;
  /** Keeps how a change stands now, as soon as the outbox takes it, and tells it whether it did or not; nothing of a shop that is gone. */
  tell(change: HistoryChange): Promise<void>;
  get(key: ChangeKey): Promise<Result<HistoryChange | null>>;
  list(shop: ShopId, orderId: OrderId | null): Promise<Result<readonly HistoryChange[]>>;
  /** Those of the outbox that are waiting, sending or unknown, but for what is known better. */
  unsettled(): Promise<Result<readonly HistoryChange[]>>;
  /** Tries no more. */
  end(): void;
};

/** After a write the outbox refused it is tried again after so long; the last pause goes on. */
const againAfterMs = [500, 2_000, 10_000, 30_000] as const;
/** Calls that fail because the storage process ended are repeated: both kinds may be (see electron/outbox/README.md). */
const mostRestarts = 3;

/** Lays changes over an outbox. */
export function keepChanges(
  outbox: Outbox,
  clock: EditClock,
  onChanged: (change: HistoryChange) => void,
): KeptChanges {
  /** What was told and is not on the disk yet, by the id of the change. */
  const held = new Map<string, HistoryChange>();
  const callOffs = new Map<string, () => void>();
  let isEnded = false;

  async function repeated(write: () => Promise<Result<null>>): Promise<Result<null>> {
    let kept = await write();
    for (let tries = 0; tries < mostRestarts && isRestart(kept); tries++) kept = await write();
    return kept;
  }

  /** False when the outbox has no such change: its shop was disconnected. */
  async function flush(id: string, turn: number): Promise<boolean> {
    const change = held.get(id);
    if (change === undefined) return true;
    const kept = await repeated(() => outbox.update(change));
    const isGone = !kept.ok && kept.error.code === 'no-such-change';
    if (kept.ok || isGone) {
      if (held.get(id) !== change) return flush(id, 0); // told anew meanwhile
      held.delete(id);
      return kept.ok;
    }
    if (isEnded) return true;
    const pause = againAfterMs[Math.min(turn, againAfterMs.length - 1)] ?? 0;
    callOffs.get(id)?.();
    callOffs.set(
      id,
      clock.setTimer(pause, () => void flush(id, turn + 1)),
    );
    return true;
  }

  const better = (change: HistoryChange): HistoryChange => held.get(change.id) ?? change;

  return {
    async add(change) {
      const added = await repeated(() => outbox.add(change));
      if (added.ok) onChanged(change);
      else if (isRestart(added)) {
        // It may have been kept; then it must not stand there as waiting for ever.
        held.set(change.id, {
          ...change,
          state: { kind: 'not-done', error: added.error, at: clock.now() },
        });
        await flush(change.id, 0);
      }
      return added;
    },
    async step(change) {
      const kept = await repeated(() => outbox.update(change));
      if (kept.ok) onChanged(change);
      return kept;
    },
    async tell(change) {
      held.set(change.id, change);
      if (await flush(change.id, 0)) onChanged(change);
    },
    async get(key) {
      const own = held.get(key.id);
      return own !== undefined && own.shop === key.shop ? ok(own) : outbox.get(key);
    },
    async list(shop, orderId) {
      const listed = await outbox.list(shop, orderId);
      return listed.ok ? ok(listed.value.map(better)) : listed;
    },
    async unsettled() {
      const found = await outbox.unsettled();
      if (!found.ok) return found;
      return ok(found.value.map(better).filter(({ state }) => !isSettled(state)));
    },
    end() {
      isEnded = true;
      for (const callOff of callOffs.values()) callOff();
    },
  };
}

function isRestart(result: Result<null>): boolean {
  return !result.ok && result.error.code === 'storage-restarted';
}
