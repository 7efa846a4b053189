import { orderId } from '../../shared/ids';
import type { OrderVersion } from '../cache/types';
import { digestOf } from '../opencart/connector/digest';
import type { Asked, OneOrder } from './connector-asker';
import { write } from './connector-write';
import type { ConnectorPass, Learnt } from './connector-write';
import { kindOf } from './coverage';
import { failed } from './pass';
import type { PassEnd } from './pass';

/** Ids of one comparison: the protocol allows a distance under 2,000. */
export const rangeIds = 2_000;
/** So many orders are read one by one; more of them by pages. */
const mostSingly = 20;
/** So many orders in a row the shop breaks at are no longer those orders' own trouble. */
const mostBroken = 3;
/** So many vanished orders are each asked for; of more so many are, and the whole range is told a second time. */
const mostProven = 5;

type Told = readonly { readonly orderId: number; readonly version: string }[] | null;
type Range = { readonly from: number; readonly to: number };

/**
 * Compares a range with the shop's: orders that differ or are not cached are read, and cached ones the shop no longer has are gone, but
 * only when that is proven. What is between the shop's orders is settled as missing.
 */
export async function compareRange(pass: ConnectorPass, range: Range): Promise<PassEnd> {
  const cached = await pass.writer.versions(pass.shop, range.from, range.to);
  if (!cached.ok) return failed(cached.error);
  const told = await tell(pass, range, cached.value);
  if (told.kind === 'end') return told.end;
  const { askedAt } = told;
  if (told.value === null) return settleRest(pass, range, askedAt);

  const inShop = new Map(told.value.map(({ orderId, version }) => [orderId, version]));
  const inCache = new Map<number, string>(cached.value.map((one) => [one.orderId, one.version]));
  const toRead = [...inShop].filter(([id, version]) => inCache.get(id) !== version);
  const read = await readAgain(
    pass,
    toRead.map(([id]) => id),
  );
  if (read.kind !== 'done') return read;
  const vanished = cached.value.filter(({ orderId }) => !inShop.has(orderId));
  const proven = await writeGone(pass, range, cached.value, vanished);
  if (proven.kind !== 'done') return proven;
  // An order that was told and could not be read is retried; what it leaves open stays open.
  const isRead = [...inShop.keys()].every((id) => kindOf(pass.ledger.written(), id) === 'read');
  return isRead ? settleRest(pass, range, askedAt) : { kind: 'done' };
}

/** Sets down the orders that are gone: each one that the shop says so of, and more only where the shop tells twice that they are not there. */
async function writeGone(
  pass: ConnectorPass,
  range: Range,
  cached: readonly OrderVersion[],
  vanished: readonly OrderVersion[],
): Promise<PassEnd> {
  const samples = spread(vanished, mostProven);
  let missing = 0;
  for (const { orderId } of samples) {
    const read = await readOne(pass, orderId);
    if (read.kind !== 'told') return read;
    if (read.isMissing) missing += 1;
  }
  const isProven = missing === samples.length && vanished.length > samples.length;
  if (!isProven) return { kind: 'done' };
  const again = await tell(pass, range, cached);
  if (again.kind === 'end') return again.end;
  const there = new Set((again.value ?? cached).map(({ orderId }) => orderId));
  const gone = vanished.map(({ orderId }) => orderId).filter((id) => !there.has(id));
  const written = await write(pass, { askedAt: again.askedAt, gone });
  return written.ok ? { kind: 'done' } : failed(written.error);
}

/** At most so many of a list, from all over it. */
function spread<T>(list: readonly T[], most: number): readonly T[] {
  const stride = Math.max(1, (list.length - 1) / (most - 1));
  return list.length <= most
    ? list
    : Array.from({ length: most }, (_, index) => list[Math.round(index * stride)]).filter(
        (one) => one !== undefined,
      );
}

function tell(
  pass: ConnectorPass,
  { from, to }: Range,
  cached: readonly OrderVersion[],
): Promise<Asked<Told>> {
  const digest = digestOf(cached);
  return pass.asker.ask((session, signal) => session.compare({ from, to, digest }, signal));
}

async function settleRest(pass: ConnectorPass, whole: Range, askedAt: number): Promise<PassEnd> {
  const written = await write(pass, { askedAt, whole });
  return written.ok ? { kind: 'done' } : failed(written.error);
}

/**
 * Reads these orders, one by one or, where they are many, by the pages they are on. One the shop says is missing is gone; one it breaks at
 * again and again is written as failed, and only several of them in a row are trouble of the shop's.
 */
export async function readAgain(pass: ConnectorPass, ids: readonly number[]): Promise<PassEnd> {
  if (ids.length > mostSingly) return readPages(pass, Math.min(...ids), Math.max(...ids));
  let broken = 0;
  for (const id of ids) {
    const read = await readOne(pass, id);
    const isBroken = read.kind === 'failed' && read.error.code === 'server-error';
    broken = isBroken ? broken + 1 : 0;
    if (read.kind === 'told') continue;
    if (!isBroken) return read;
    const unread = [{ orderId: id, error: read.error }];
    const written = await write(pass, { askedAt: pass.clock.now(), unread });
    if (!written.ok) return failed(written.error);
    if (broken >= mostBroken) return read;
  }
  return { kind: 'done' };
}

async function readPages(pass: ConnectorPass, lowest: number, highest: number): Promise<PassEnd> {
  let before: number | null = highest + 1;
  while (before !== null && before > lowest) {
    const from: number = before;
    const page = await pass.asker.ask((session, signal) =>
      session.readPage(from, pass.options.pageOrders, signal),
    );
    if (page.kind === 'end') return page.end;
    const { orders, unread, next } = page.value;
    const written = await write(pass, { askedAt: page.askedAt, orders, unread });
    if (!written.ok) return failed(written.error);
    if (pass.signal.aborted) return { kind: 'cancelled' };
    before = next;
  }
  return { kind: 'done' };
}

/** Reads one order and writes what came of it: its contents, that it is gone, or why it could not be read. */
async function readOne(
  pass: ConnectorPass,
  id: number,
): Promise<
  Exclude<PassEnd, { kind: 'done' }> | { readonly kind: 'told'; readonly isMissing: boolean }
> {
  const read = await pass.asker.readOne(id);
  if (read.kind === 'end') return read.end;
  const { askedAt, value } = read;
  const written = await write(pass, { askedAt, ...learntOf(id, value) });
  if (!written.ok) {
    return { kind: 'failed', error: written.error, retryAfterMs: null };
  }
  return { kind: 'told', isMissing: value.kind === 'missing' };
}

/** What one read tells. */
export function learntOf(id: number, read: OneOrder): Omit<Learnt, 'askedAt'> {
  switch (read.kind) {
    case 'found':
      return { orders: [read.order] };
    case 'missing':
      return { gone: [orderId(id)] };
    case 'failed':
      return { unread: [{ orderId: id, error: read.error }] };
  }
}
