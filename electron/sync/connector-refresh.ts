import type { OrderId } from '../../shared/ids';
import type { RefreshReceipt } from '../../shared/order';
import { fail, ok } from '../../shared/result';
import type { Result } from '../../shared/result';
import type { CommitReceipt, WalkBatch } from '../cache/types';
import { learntOf } from './connector-compare';
import type { ConnectorFinder, Way } from './connector-finder';
import { write } from './connector-write';
import type { Writing } from './connector-write';
import { isTrouble } from './rate';
import type { SharedLimit } from './shared-limit';

/** What reading one order through the connector needs. */
type RefreshParts = Writing & {
  readonly clock: { readonly now: () => number };
  readonly finder: ConnectorFinder;
  /** The way to read now; asks the shop where it is not known. */
  readonly find: () => Promise<Way>;
  readonly shared: SharedLimit | null;
  readonly onContact: () => void;
};

const maxTries = 2;

/**
 * Reads one whole order now, before whatever a pass has to read, and writes it. One that is not in the shop any more is written as gone
 * and told as `order-not-found`. Null where the shop turned out to be read another way.
 */
export async function refreshThrough(
  parts: RefreshParts,
  id: OrderId,
): Promise<Result<RefreshReceipt> | null> {
  const place = parts.shared?.join(() => undefined) ?? null;
  for (let tries = 1; ; tries += 1) {
    const way = await parts.find();
    if (way.kind === 'failed') return { ok: false, error: way.error };
    if (way.kind !== 'connector') return null;
    const askedAt = parts.clock.now();
    place?.enter();
    const read = await way.session.readOrder(id, parts.signal).finally(() => place?.leave());
    if (read.kind === 'session-dead') {
      parts.finder.drop();
      if (tries >= maxTries) return fail('no-permission', { text: '' });
      continue;
    }
    if (read.kind === 'failed') {
      const isOver = tries >= maxTries || parts.signal.aborted;
      if (isOver) return { ok: false, error: read.error };
      if (!isTrouble(read.error)) parts.finder.askAnew(); // the connector itself may be gone
      continue;
    }
    parts.onContact();
    let changed = false;
    const onCommitted = (batch: WalkBatch, receipt: CommitReceipt) => {
      parts.onCommitted(batch, receipt);
      changed ||= receipt.ids.includes(id);
    };
    const written = await write({ ...parts, onCommitted }, { askedAt, ...learntOf(id, read) });
    if (!written.ok) return written;
    return read.kind === 'found'
      ? ok({ shop: parts.shop, orderId: id, changed, asOf: askedAt })
      : fail('order-not-found', { orderId: id });
  }
}
