import type { OrderContents } from '../../shared/order-contents';
import { ok, type Result } from '../../shared/result';
import type { UtcMs } from '../../shared/time';
import type { HistoryPost, ReadOutcome, ShopClient, WriteOutcome } from '../opencart/client';
import type { ConnectorRead, ConnectorSession } from '../opencart/connector/types';

/** A look at an order: what a stock read tells, and its contents where the connector told them. */
export type OrderLook =
  | (Extract<ReadOutcome, { readonly kind: 'found' }> & { readonly contents: OrderContents | null })
  | Exclude<ReadOutcome, { readonly kind: 'found' }>;

/** The way one change goes to its shop, on a login of its own. */
export type Channel = {
  /** null where the shop's API cannot show the order. */
  readonly look: ((orderId: number, signal: AbortSignal) => Promise<OrderLook>) | null;
  /** Sends once. With a key it may be sent again: the shop does it at most once. */
  readonly post: (
    post: HistoryPost & { readonly key: string },
    signal: AbortSignal,
  ) => Promise<WriteOutcome>;
  /** Whether the shop keeps the key. */
  readonly isKeyed: boolean;
};

/**
 * Opens the way to a shop. With the connector and the owner's leave to write: all of it through the connector. With a connector that may
 * only read: looks through it, and the entry through the shop's own API. Else as the stock API offers. `hasConnector`: the shop is known
 * to have it; another one is not asked.
 */
export async function openChannel(
  client: ShopClient,
  hasConnector: boolean,
  now: () => UtcMs,
  signal: AbortSignal,
): Promise<Result<Channel>> {
  const found = hasConnector ? await client.openConnector(signal) : null;
  if (found?.ok === false) return found;
  const session = found?.value.kind === 'present' ? found.value.session : null;
  const look = session === null ? null : lookThrough(session, now);
  if (session?.hello.state.canWrite === true) {
    return ok({ look, post: (post, until) => session.addHistory(post, until), isKeyed: true });
  }
  const opened = await client.openWriter(signal);
  if (!opened.ok) return opened;
  const writer = opened.value;
  const { readOrder } = writer;
  const stockLook = readOrder === null ? null : withoutContents(readOrder);
  return ok({
    look: look ?? stockLook,
    post: ({ orderId, statusId, comment, notify }, until) =>
      writer.addHistory({ orderId, statusId, comment, notify }, until),
    isKeyed: false,
  });
}

type StockRead = (orderId: number, signal: AbortSignal) => Promise<ReadOutcome>;

function withoutContents(read: StockRead): NonNullable<Channel['look']> {
  return async (orderId, signal) => {
    const outcome = await read(orderId, signal);
    return outcome.kind === 'found' ? { ...outcome, contents: null } : outcome;
  };
}

function lookThrough(session: ConnectorSession, now: () => UtcMs): NonNullable<Channel['look']> {
  // Its answers tell no time of their own; the hello's did, a moment ago.
  const shopAheadMs = session.hello.serverTime - now();
  return async (orderId, signal) => {
    const read: ConnectorRead = await session.readOrder(orderId, signal);
    if (read.kind !== 'found') return read;
    const { header, contents } = read.order;
    return { kind: 'found', order: header, contents, serverTime: now() + shopAheadMs };
  };
}
