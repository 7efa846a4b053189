import { randomUUID } from 'node:crypto';
import type { Capabilities } from '../../shared/capabilities';
import type { AppErrorData } from '../../shared/errors';
import {
  isSettled,
  type ChangeKey,
  type HistoryChange,
  type HistoryDraft,
} from '../../shared/history';
import type { OrderId, ShopId } from '../../shared/ids';
import type { OrderHeader } from '../../shared/order';
import { fail, ok, type Result } from '../../shared/result';
import type { ShopClient } from '../opencart/client';
import type { Outbox } from '../outbox/types';
import { createLines } from './lines';
import { lookAgain, sendHistory, type SendParts } from './send-history';
import { settleLater } from './settle';
import type { EditClock } from './clock';

/** What adding history works with. */
export type HistoryParts = {
  readonly outbox: Outbox;
  readonly clock: EditClock;
  /** What a shop offers; `no-shop` when it is not connected. */
  readonly offers: (shop: ShopId) => Result<Capabilities>;
  /** A client with sockets of its own for one change; the service closes it. Fails without a key, or with the vault locked. */
  readonly openClient: (shop: ShopId) => Promise<Result<ShopClient>>;
  /** An order that was read on the way; it goes into the cache. */
  readonly onOrder: (shop: ShopId, order: OrderHeader) => void;
  readonly onChanged: (change: HistoryChange) => void;
};

/** Adds history entries, each at most once. See docs/adr for the rules. */
export type HistoryService = {
  /** To be called when the outbox has been opened, each time: what a former run left unfinished becomes `unknown` or `not-done`. */
  begin(): Promise<Result<null>>;
  add(draft: HistoryDraft): Promise<Result<HistoryChange>>;
  list(shop: ShopId, orderId: OrderId | null): Promise<Result<readonly HistoryChange[]>>;
  check(key: ChangeKey): Promise<Result<HistoryChange>>;
  settle(key: ChangeKey, as: 'done' | 'not-done'): Promise<Result<HistoryChange>>;
  /**
   * Calls off what is under way or waiting for one shop (null: for all), before it is disconnected: what has not left is not sent, a request
   * that has left ends as `unknown`.
   */
  callOff(shop: ShopId | null): Promise<void>;
  /** Ends what is under way; a request that has left ends as `unknown`. */
  end(): Promise<void>;
};

/** After a lost answer the shop may still be at work: it is looked at again after so many milliseconds, then only when asked. */
const looksAfterMs = [3_000, 15_000, 60_000] as const;

/** Makes the service. Changes of one shop go out one after the other; each has a login of its own. */
export function createHistory(parts: HistoryParts): HistoryService {
  const { outbox, clock } = parts;
  const ending = new AbortController();
  const callings = new Map<ShopId, AbortController>();
  const lines = createLines<ShopId>();
  /** Asking and keeping are one step, so that two requests for one order cannot both pass. */
  const asking = createLines<ShopId>();
  const callOffs = new Set<() => void>();
  /** Changes of this run that have not come to their end; `begin` must not take them for left over. */
  const underWay = new Set<string>();

  /** What the outbox confirmed is told; a change it refused to keep is told as its error. */
  async function keep(change: HistoryChange): Promise<Result<null>> {
    const kept = await outbox.update(change);
    if (kept.ok) parts.onChanged(change);
    return kept;
  }

  function signalOf(shop: ShopId): AbortSignal {
    const known = callings.get(shop) ?? new AbortController();
    callings.set(shop, known);
    return known.signal;
  }

  function sendParts(shop: ShopId, client: ShopClient): SendParts {
    return {
      client,
      signal: AbortSignal.any([ending.signal, signalOf(shop)]),
      now: clock.now,
      sleep: clock.sleep,
      keep,
      onOrder: (order) => parts.onOrder(shop, order),
    };
  }

  async function send(change: HistoryChange): Promise<void> {
    const { shop } = change;
    if (ending.signal.aborted) return; // the next run finds it waiting and says that it was not sent
    if (signalOf(shop).aborted) {
      await finish(change, notDone({ code: 'cancelled', facts: {} }));
      return;
    }
    const client = await parts.openClient(shop);
    if (!client.ok) {
      await finish(change, notDone(client.error));
      return;
    }
    try {
      const sent = await sendHistory(change, sendParts(shop, client.value));
      await finish(sent, sent.state);
    } finally {
      client.value.close();
    }
  }

  /** The request has left by now, so its end is told even when the outbox refuses it; the outbox then still says `sending`. */
  async function finish(change: HistoryChange, state: HistoryChange['state']): Promise<void> {
    const ended = { ...change, state };
    const kept = await keep(ended);
    if (!kept.ok && kept.error.code !== 'no-such-change') parts.onChanged(ended);
    if (state.kind === 'unknown' && canLook(change.shop)) lookLater(ended, 0);
  }

  function canLook(shop: ShopId): boolean {
    const offers = parts.offers(shop);
    return offers.ok && offers.value.verifyHistory === 'yes';
  }

  function lookLater(change: ChangeKey, turn: number): void {
    const afterMs = looksAfterMs[turn];
    if (afterMs === undefined || ending.signal.aborted) return;
    const callOff = clock.setTimer(afterMs, () => {
      callOffs.delete(callOff);
      void look(change).then((looked) => {
        if (looked.ok && looked.value.state.kind === 'unknown') lookLater(change, turn + 1);
      });
    });
    callOffs.add(callOff);
  }

  /** Looks once at a change that is `unknown`; any other is answered as it is. */
  async function look(key: ChangeKey): Promise<Result<HistoryChange>> {
    return lines.inTurn(key.shop, async () => {
      const found = await find(key);
      if (!found.ok) return found;
      const change = found.value;
      const { state, sentAt, statusId, shopAheadMs, before } = change;
      if (state.kind !== 'unknown' || sentAt === null) return ok(change);
      const client = await parts.openClient(key.shop);
      if (!client.ok) return client;
      try {
        const looked = await lookAgain(change, sendParts(key.shop, client.value));
        if (!looked.ok) return looked;
        const evidence = { statusId, sentAt, shopAheadMs, before };
        const next = {
          ...change,
          state: settleLater(state, evidence, looked.value, clock.now()),
        };
        const kept = await keep(next);
        if (!kept.ok) return kept;
        return looked.value.kind === 'failed' ? { ok: false, error: looked.value.error } : ok(next);
      } finally {
        client.value.close();
      }
    });
  }

  async function find(key: ChangeKey): Promise<Result<HistoryChange>> {
    const found = await outbox.get(key);
    if (!found.ok) return found;
    return found.value === null ? fail('no-such-change', { id: key.id }) : ok(found.value);
  }

  const notDone = (error: AppErrorData): HistoryChange['state'] => ({
    kind: 'not-done',
    error,
    at: clock.now(),
  });

  /** What was not sent never will be by itself; what was sent and not answered is not known. */
  function leftOver(change: HistoryChange): HistoryChange {
    if (change.state.kind === 'waiting')
      return { ...change, state: notDone({ code: 'ended-before-sending', facts: {} }) };
    const error: AppErrorData = { code: 'ended-before-answer', facts: {} };
    return { ...change, state: { kind: 'unknown', error, lastLook: null, at: clock.now() } };
  }

  async function add(draft: HistoryDraft): Promise<Result<HistoryChange>> {
    const offers = parts.offers(draft.shop);
    if (!offers.ok) return offers;
    if (offers.value.addHistory !== 'yes') return fail('not-offered', { what: 'addHistory' });
    const earlier = await outbox.list(draft.shop, draft.orderId);
    if (!earlier.ok) return earlier;
    if (earlier.value.some(({ state }) => !isSettled(state)))
      return fail('unsettled-write', { orderId: draft.orderId });
    const change: HistoryChange = {
      ...draft,
      id: randomUUID(),
      createdAt: clock.now(),
      sentAt: null,
      shopAheadMs: null,
      before: null,
      state: { kind: 'waiting' },
    };
    const added = await outbox.add(change);
    if (!added.ok) return added;
    parts.onChanged(change);
    underWay.add(change.id);
    void lines.inTurn(draft.shop, () => send(change)).finally(() => underWay.delete(change.id));
    return ok(change);
  }

  return {
    async begin() {
      const unsettled = await outbox.unsettled();
      if (!unsettled.ok) return unsettled;
      for (const change of unsettled.value) {
        if (underWay.has(change.id)) continue;
        const isLeftOver = change.state.kind !== 'unknown';
        const kept = isLeftOver ? await keep(leftOver(change)) : ok(null);
        if (!kept.ok) return kept;
        if (change.state.kind !== 'waiting' && canLook(change.shop)) lookLater(change, 0);
      }
      return ok(null);
    },
    add: (draft) => asking.inTurn(draft.shop, () => add(draft)),
    list: (shop, orderId) => outbox.list(shop, orderId),
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
        const settled: HistoryChange = {
          ...found.value,
          state: { kind: 'settled', as, at: clock.now() },
        };
        const kept = await keep(settled);
        return kept.ok ? ok(settled) : kept;
      });
    },
    async callOff(shop) {
      const shops = shop === null ? [...callings.keys()] : [shop];
      await Promise.all(
        shops.map(async (one) => {
          callings.get(one)?.abort();
          // whoever stands in line hears it too
          await lines.inTurn(one, async () => undefined);
          callings.delete(one);
        }),
      );
    },
    async end() {
      ending.abort();
      for (const callOff of callOffs) callOff();
      callOffs.clear();
      await lines.idle();
    },
  };
}
