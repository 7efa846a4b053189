import type { OrderId, ShopId } from '../../shared/ids';
import type { OrderHeader, RefreshReceipt } from '../../shared/order';
import { fail, ok } from '../../shared/result';
import type { Result } from '../../shared/result';
import type { CacheWriter, CommitReceipt, WalkBatch } from '../cache/types';
import type { Clock } from './clock';
import { readRange } from './committer';
import type { KnownOrders } from './known-orders';
import { isTrouble } from './rate';
import type { RateKeeper } from './rate';
import type { Lease, SessionPool } from './session-pool';

/** What reading one order now needs. */
type RefreshParts = {
  readonly shop: ShopId;
  readonly writer: CacheWriter;
  readonly clock: Clock;
  readonly pool: SessionPool;
  readonly known: KnownOrders;
  readonly rate: RateKeeper;
  readonly signal: AbortSignal;
  readonly onContact: () => void;
  readonly onCommitted: (batch: WalkBatch, receipt: CommitReceipt) => void;
};

/** Fresh logins that die, and reads that fail, before it is told. */
const maxDead = 1;
const maxTries = 2;
const knownTries = 3;

/**
 * Reads one order now, before whatever a pass has to read, and writes it. One silent re-login. `order-not-found` only
 * when the miss is proven; the cached copy stays. Other failures as the client or the cache gave them.
 */
export async function refreshOrder(
  parts: RefreshParts,
  id: OrderId,
): Promise<Result<RefreshReceipt>> {
  const loginsBefore = parts.pool.counts().logins;
  let dead = 0;
  let tries = 0;
  for (;;) {
    const lease = await parts.pool.take(parts.signal, 'urgent');
    if (!lease.ok) return lease;
    const { session } = lease.value.pooled;
    const startedAt = parts.clock.now();
    const outcome = await session.readOrder(id, parts.signal);
    const isProper = outcome.kind === 'found' || outcome.kind === 'missing';
    if (isProper) {
      parts.rate.answered(parts.clock.now() - startedAt);
      parts.onContact();
    }
    const isAlive = outcome.kind !== 'missing' || (await isStillAlive(parts, lease.value, id));
    if (outcome.kind === 'session-dead' || !isAlive) parts.pool.retire(lease.value.pooled);
    lease.value.release();

    if (outcome.kind === 'found') {
      parts.known.add(id);
      return commit(parts, outcome.order);
    }
    if (outcome.kind === 'missing' && isAlive) return fail('order-not-found', { orderId: id });
    if (outcome.kind === 'failed') {
      if (isTrouble(outcome.error)) parts.rate.troubled();
      tries += 1;
      if (tries >= maxTries || parts.signal.aborted) return { ok: false, error: outcome.error };
      continue;
    }
    // Sessions from before may all have died since; only a fresh one tells something.
    if (lease.value.pooled.serial > loginsBefore) dead += 1;
    if (dead < maxDead) continue;
    // A miss on two logins of which neither finds a known order is no proof; nothing else is known to ask.
    return outcome.kind === 'missing' && parts.known.pick(id) === null
      ? fail('order-not-found', { orderId: id })
      : fail('no-permission', { text: session.texts.noPermission });
  }
}

/** Whether a known order is found on the session that just answered a miss. */
async function isStillAlive(parts: RefreshParts, lease: Lease, except: number): Promise<boolean> {
  for (let attempt = 0; attempt < knownTries; attempt += 1) {
    const id = parts.known.pick(except);
    if (id === null) return false;
    const outcome = await lease.pooled.session.readOrder(id, parts.signal);
    if (outcome.kind === 'found') {
      parts.known.add(id);
      return true;
    }
    if (outcome.kind === 'session-dead') return false;
    parts.known.doubt(id);
  }
  return false;
}

async function commit(parts: RefreshParts, order: OrderHeader): Promise<Result<RefreshReceipt>> {
  const asOf = parts.clock.now();
  const batch: WalkBatch = {
    shop: parts.shop,
    asOf,
    orders: [order],
    settled: [readRange(order.orderId)],
    marks: null,
  };
  const receipt = await parts.writer.commit(batch);
  if (!receipt.ok) return receipt;
  parts.onCommitted(batch, receipt.value);
  const changed = receipt.value.ids.includes(order.orderId);
  return ok({ shop: parts.shop, orderId: order.orderId, changed, asOf });
}
