import type { HistoryChange, OrderGlimpse } from '../../shared/history';
import type { OrderHeader } from '../../shared/order';
import type { OrderContents } from '../../shared/order-contents';
import type { UtcMs } from '../../shared/time';
import type { OrderLook } from './channel';
import type { Look } from './settle';

/** Who is told of what was read. */
export type NoteParts = {
  readonly now: () => UtcMs;
  /** Every order that was read on the way; `contents` null where only its header was. */
  readonly onOrder: (order: OrderHeader, contents: OrderContents | null) => void;
};

/** What one look showed, and how far the shop's clock was ahead; null when it was not told. */
export type Seen = { readonly glimpse: OrderGlimpse; readonly shopAheadMs: number | null };

/** Takes down an order that was read. */
export function noteOrder(
  read: Extract<OrderLook, { readonly kind: 'found' }>,
  parts: NoteParts,
): Seen {
  const at = parts.now();
  const { statusId, dateModified } = read.order;
  parts.onOrder(read.order, read.contents);
  const entries = read.contents?.histories;
  const highestEntryId =
    entries === undefined
      ? {}
      : { highestEntryId: Math.max(0, ...entries.map((one) => one.entryId)) };
  return {
    glimpse: { statusId, dateModified, ...highestEntryId, at },
    shopAheadMs: read.serverTime === null ? null : read.serverTime - at,
  };
}

/** What a read tells of a sent change. */
export function toLook(read: OrderLook, change: HistoryChange, parts: NoteParts): Look {
  switch (read.kind) {
    case 'found': {
      const hasEntry = entryOf(change, read.contents);
      const order = noteOrder(read, parts).glimpse;
      return { kind: 'seen', order, ...(hasEntry === null ? {} : { hasEntry }) };
    }
    case 'missing': {
      const { orderId } = change;
      return { kind: 'failed', error: { code: 'order-not-found', facts: { orderId } } };
    }
    case 'session-dead':
      return { kind: 'failed', error: { code: 'no-permission', facts: { text: '' } } };
    case 'failed':
      return { kind: 'failed', error: read.error };
  }
}

/** Whether the history shows the entry; null where it cannot tell. A shop may keep a comment otherwise than it was sent. */
function entryOf(change: HistoryChange, contents: OrderContents | null): boolean | null {
  const highest = change.before?.highestEntryId;
  if (contents === null || highest === undefined) return null;
  const since = contents.histories.filter(
    ({ entryId, statusId }) => entryId > highest && statusId === change.statusId,
  );
  if (since.length === 0) return false;
  return since.some(({ comment }) => plain(comment) === plain(change.comment)) ? true : null;
}

function plain(comment: string): string {
  return comment.replaceAll('\r\n', '\n').trim();
}
