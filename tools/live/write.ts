import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { HistoryChange, HistoryState } from '../../shared/history';
import { orderId, shopId } from '../../shared/ids';
import { ok } from '../../shared/result';
import { sendHistory } from '../../electron/edit/send-history';
import type { ShopClient } from '../../electron/opencart/client';
import type { WriteWish } from './options';
import { failed, passed, type StepEnd, type Steps } from './steps';

/** What writing works with. */
export type WriteParts = {
  readonly steps: Steps;
  readonly announce: (text: string) => void;
  readonly signal: AbortSignal;
};

/** Says what it will do, adds one history entry once, and says what became of it by the desk's own rule. */
export async function writeHistory(
  wish: WriteWish,
  newClient: () => ShopClient,
  hasConnector: boolean,
  { steps, announce, signal }: WriteParts,
): Promise<void> {
  const notice = wish.notify
    ? 'notice to the customer asked for'
    : 'notice not asked for (an order that had status 0 gets the whole confirmation all the same)';
  const comment =
    wish.comment === '' ? 'no comment' : `a comment of ${wish.comment.length} characters`;
  announce(
    `will add one history entry to order ${wish.orderId}: status ${wish.statusId}, ${comment}, ${notice}`,
  );
  const change: HistoryChange = {
    ...wish,
    orderId: orderId(wish.orderId),
    shop: shopId('live'),
    id: randomUUID(),
    createdAt: Date.now(),
    sentAt: null,
    shopAheadMs: null,
    before: null,
    state: { kind: 'waiting' },
  };
  const client = newClient();
  await steps.take('write', async () => {
    const sent = await sendHistory(change, {
      seenStatusId: null,
      client,
      hasConnector,
      signal,
      now: () => Date.now(),
      sleep: (ms, stop) => wait(ms, undefined, { signal: stop }).catch(() => undefined),
      keep: async () => ok(null), // nothing outlives this command
      onOrder: () => undefined,
    });
    return tell(sent.state);
  });
  client.close();
}

function tell(state: HistoryState): StepEnd {
  switch (state.kind) {
    case 'done': {
      const { statusId, dateModified } = state.stored;
      return passed(
        `done: status ${statusId}, modified ${dateModified}; the comment cannot be read back`,
      );
    }
    case 'sent':
      return passed('sent; the shop said yes, which cannot be verified without the connector');
    case 'not-done':
      return failed(state.error, 'not done');
    case 'unknown':
      return failed(state.error, 'unknown: look into the order before it is sent again');
    case 'waiting':
    case 'sending':
    case 'settled':
      throw new Error(`sending ended as ${state.kind}`);
  }
}
