import { randomUUID } from 'node:crypto';
import type { Capabilities } from '../../shared/capabilities';
import type { AppErrorData } from '../../shared/errors';
import {
  isSettled,
  type ChangeKey,
  type HistoryChange,
  type HistoryDraft,
  type HistoryState,
} from '../../shared/history';
import type { OrderId, OrderKey, ShopId } from '../../shared/ids';
import type { OrderHeader } from '../../shared/order';
import type { OrderContents } from '../../shared/order-contents';
import { fail, ok, type Result } from '../../shared/result';
import type { ShopClient } from '../opencart/client';
import type { Outbox } from '../outbox/types';
import type { EditClock } from './clock';
import { createClosing } from './closing';
import { keepChanges } from './kept-changes';
import { leftOver, toldAtEnd } from './left-over';
import { createLines } from './lines';
import { lookAgain, sendHistory, type LookParts } from './send-history';

/** What adding history works with. */
export type HistoryParts = {
  readonly outbox: Outbox;
  readonly clock: EditClock;
  /** What a shop offers; `no-shop` when it is not connected. */
  readonly offers: (shop: ShopId) => Result<Capabilities>;
  /** The status the cache shows of an order, which the user went by; null where it is not cached. */
  readonly seenStatus: (key: OrderKey) => Promise<number | null>;
  /** A client with sockets of its own for one change; the service closes it. Fails without a key, or with the vault locked. */
  readonly openClient: (shop: ShopId) => Promise<Result<ShopClient>>;
  /** An order that was read on the way; it goes into the cache. `contents` null where only its header was read. */
  readonly onOrder: (shop: ShopId, order: OrderHeader, contents: OrderContents | null) => void;
  readonly onChanged: (change: HistoryChange) => void;
  /** An error that is a bug; the change it struck is told truly all the same. */
  readonly onBug: (error: unknown) => void;
};

/** Adds history entries, each at most once. See docs/adr/0025. */
export type HistoryService = {
  /** To be called when the outbox has been opened, each time: what a former run left unfinished becomes `unknown` or `not-done`. */
  begin(): Promise<Result<null>>;
  add(draft: HistoryDraft): Promise<Result<HistoryChange>>;
  list(shop: ShopId, orderId: OrderId | null): Promise<Result<readonly HistoryChange[]>>;
  check(key: ChangeKey): Promise<Result<HistoryChange>>;
  settle(key: ChangeKey, as: 'done' | 'not-done'): Promise<Result<HistoryChange>>;
  /**
   * Runs `disconnect` while nothing of one shop (null: of any) is under way and nothing new is taken: what has not left is not sent, a
   * request that has left ends as `unknown`.
   */
  whileClosed<T>(shop: ShopId | null, disconnect: () => Promise<T>): Promise<T>;
  /** Ends what is under way; a request that has left ends as `unknown`. */
  end(): Promise<void>;
};

/** After a lost answer the shop may still be at work: it is looked at again after so many milliseconds, then only when asked. */
const looksAfterMs = [3_000, 15_000, 60_000] as const;

/** Where the outbox cannot be read at the beginning, it is tried again after so many milliseconds. */
const beginAgainMs = 10_000;
const mayBeginLater = new Set(['storage-restarted', 'outbox-unusable']);

/** Looking again cannot help any more. */
const endsLooking = new Set(['no-such-change', 'no-shop', 'not-offered']);

/** Makes the service. Changes of one shop go out one after the other; each has a login of its own. */
export function createHistory(parts: HistoryParts): HistoryService {
  const { clock, onBug } = parts;
  const changes = keepChanges(parts.outbox, clock, parts.onChanged);
  const closing = createClosing();
  const lines = createLines<ShopId>();
  /** Asking and keeping are one step, so that two requests for one order cannot both pass. */
  const asking = createLines<ShopId>();
  const callOffs = new Set<() => void>();
  /** Changes of this run; `begin` must never take them for left over, not even after their end. */
  const ofThisRun = new Set<string>();

  const notDone = (error: AppErrorData): HistoryState => ({
    kind: 'not-done',
    error,
    at: clock.now(),
  });

  async function send(change: HistoryChange, seenStatusId: number | null): Promise<void> {
    if (closing.isEnding()) return; // the next run finds it waiting and says that it was not sent
    let kept = change;
    try {
      const sent = await sendNow(change, seenStatusId, (step) => (kept = step));
      kept = closing.isEnding() ? toldAtEnd(sent) : sent;
    } catch (error) {
      onBug(error);
      const failure: AppErrorData = { code: 'bug', facts: { reference: change.id.slice(0, 8) } };
      const state: HistoryState =
        kept.state.kind === 'sending'
          ? { kind: 'unknown', error: failure, lastLook: null, at: clock.now() }
          : notDone(failure);
      kept = { ...kept, state };
    }
    await changes.tell(kept);
    if (kept.state.kind === 'unknown' && canLook(kept.shop)) lookLater(kept, 0);
  }

  /** `onStep` is told each change that is on the disk, so that whatever happens then, it is known how far it had come. */
  async function sendNow(
    change: HistoryChange,
    seenStatusId: number | null,
    onStep: (change: HistoryChange) => void,
  ): Promise<HistoryChange> {
    const { shop } = change;
    if (closing.signalOf(shop).aborted)
      return { ...change, state: notDone({ code: 'cancelled', facts: {} }) };
    const client = await parts.openClient(shop);
    if (!client.ok) return { ...change, state: notDone(client.error) };
    try {
      return await sendHistory(change, {
        ...lookParts(shop, client.value),
        sleep: clock.sleep,
        seenStatusId,
        async keep(step) {
          const kept = await changes.step(step);
          if (kept.ok) onStep(step);
          return kept;
        },
      });
    } finally {
      client.value.close();
    }
  }

  function lookParts(shop: ShopId, client: ShopClient): LookParts {
    return {
      client,
      hasConnector: hasConnector(shop),
      signal: closing.signalOf(shop),
      now: clock.now,
      onOrder: (order, contents) => parts.onOrder(shop, order, contents),
    };
  }

  /** A shop without it is not asked for it before each change. */
  function hasConnector(shop: ShopId): boolean {
    const offers = parts.offers(shop);
    return offers.ok && offers.value.listOrders === 'yes';
  }

  function canLook(shop: ShopId): boolean {
    const offers = parts.offers(shop);
    return offers.ok && offers.value.verifyHistory === 'yes';
  }

  function lookLater(change: ChangeKey, turn: number): void {
    const afterMs = looksAfterMs[turn];
    if (afterMs === undefined) return;
    later(afterMs, async () => {
      const looked = await look(change);
      const isOver = looked.ok
        ? looked.value.state.kind !== 'unknown'
        : endsLooking.has(looked.error.code);
      if (!isOver) lookLater(change, turn + 1);
    });
  }

  function later(ms: number, run: () => Promise<unknown>): void {
    if (closing.isEnding()) return;
    const callOff = clock.setTimer(ms, () => {
      callOffs.delete(callOff);
      run().catch(onBug);
    });
    callOffs.add(callOff);
  }

  /** Looks once at a change that is `unknown`; any other is answered as it is. */
  async function look(key: ChangeKey): Promise<Result<HistoryChange>> {
    return lines.inTurn(key.shop, async () => {
      const found = await find(key);
      if (!found.ok) return found;
      const change = found.value;
      const { state, sentAt } = change;
      if (state.kind !== 'unknown' || sentAt === null) return found;
      const client = await parts.openClient(key.shop);
      if (!client.ok) return client;
      try {
        const looked = await lookAgain(change, state, lookParts(key.shop, client.value));
        if (!looked.ok) return looked;
        const { state: next, trouble } = looked.value;
        await changes.tell({ ...change, state: next });
        return trouble === null ? ok({ ...change, state: next }) : { ok: false, error: trouble };
      } finally {
        client.value.close();
      }
    });
  }

  async function find(key: ChangeKey): Promise<Result<HistoryChange>> {
    const found = await changes.get(key);
    if (!found.ok) return found;
    return found.value === null ? fail('no-such-change', { id: key.id }) : ok(found.value);
  }

  async function add(draft: HistoryDraft): Promise<Result<HistoryChange>> {
    const { shop, orderId } = draft;
    if (closing.signalOf(shop).aborted) return fail('no-shop', { shop });
    const offers = parts.offers(shop);
    if (!offers.ok) return offers;
    if (offers.value.addHistory !== 'yes') return fail('not-offered', { what: 'addHistory' });
    const earlier = await changes.list(shop, orderId);
    if (!earlier.ok) return earlier;
    if (earlier.value.some(({ state }) => !isSettled(state)))
      return fail('unsettled-write', { orderId });
    const change: HistoryChange = {
      ...draft,
      id: randomUUID(),
      createdAt: clock.now(),
      sentAt: null,
      shopAheadMs: null,
      before: null,
      state: { kind: 'waiting' },
    };
    const seenStatusId = await parts.seenStatus(draft);
    ofThisRun.add(change.id);
    const added = await changes.add(change);
    if (!added.ok) return added;
    lines.inTurn(shop, () => send(change, seenStatusId)).catch(onBug);
    return ok(change);
  }

  async function begin(): Promise<Result<null>> {
    const unsettled = await changes.unsettled();
    if (!unsettled.ok) {
      if (mayBeginLater.has(unsettled.error.code)) later(beginAgainMs, begin);
      return unsettled;
    }
    for (const change of unsettled.value) {
      if (ofThisRun.has(change.id)) continue;
      if (change.state.kind !== 'unknown') await changes.tell(leftOver(change, clock.now()));
      if (change.state.kind !== 'waiting' && canLook(change.shop)) lookLater(change, 0);
    }
    return ok(null);
  }

  return {
    begin,
    add: (draft) => asking.inTurn(draft.shop, () => add(draft)),
    list: (shop, orderId) => changes.list(shop, orderId),
    async check(key) {
      const offers = parts.offers(key.shop);
      if (!offers.ok) return offers;
      return offers.value.verifyHistory === 'yes'
        ? look(key)
        : fail('not-offered', { what: 'verifyHistory' });
    },
    async settle(key, as) {
      return lines.inTurn(key.shop, async () => {
        const found = await find(key);
        if (!found.ok || found.value.state.kind !== 'unknown') return found;
        const state: HistoryState = { kind: 'settled', as, at: clock.now() };
        await changes.tell({ ...found.value, state });
        return ok({ ...found.value, state });
      });
    },
    async whileClosed(shop, disconnect) {
      const reopen = closing.close(shop);
      try {
        // whoever is being asked or stands in line hears it first
        await asking.idle(shop);
        await lines.idle(shop);
        return await disconnect();
      } finally {
        reopen();
      }
    },
    async end() {
      closing.end();
      for (const callOff of callOffs) callOff();
      callOffs.clear();
      await asking.idle(null);
      await lines.idle(null);
      changes.end();
    },
  };
}
