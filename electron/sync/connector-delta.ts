import type { ConnectorMarks } from '../cache/types';
import { highestOf } from './connector-mark';
import { write } from './connector-write';
import type { ConnectorPass } from './connector-write';
import { failed } from './pass';
import type { PassEnd } from './pass';

/** What a delta came to: the marks as they are written now, and the highest id the shop has. */
export type Followed =
  | { readonly kind: 'done'; readonly marks: ConnectorMarks; readonly highest: number }
  | { readonly kind: 'end'; readonly end: PassEnd };

/**
 * Reads what changed since the mark. With nothing new it is one request. The mark is kept only when all its pages are written, and it is
 * the first page's: what changes while pages come is told again.
 */
export async function followChanges(
  pass: ConnectorPass,
  before: ConnectorMarks,
): Promise<Followed> {
  const since = before.mark ?? '{}';
  let after = 0;
  let first: string | null = null;
  let isWhole = true;
  for (;;) {
    const page = await pass.asker.ask((session, signal) =>
      session.readChanges(since, after, pass.options.pageOrders, signal),
    );
    if (page.kind === 'end') return page;
    const { orders, unread, next, mark } = page.value;
    first ??= mark;
    // What is between orders that could not be read stays open until it is compared.
    isWhole &&= unread.length === 0;
    const highest = highestOf(first);
    const isLast = next === null;
    const hasGoneBack = highest < highestOf(since);
    // Older than what is known: compare everything again at once.
    const round = hasGoneBack ? { compareFrom: 1, comparedAt: null } : {};
    const marks: ConnectorMarks = { ...before, ...round, mark: first };
    const written = await write(pass, {
      askedAt: page.askedAt,
      orders,
      unread,
      ...(isLast && first !== since ? { connector: marks } : {}),
    });
    if (!written.ok) return { kind: 'end', end: failed(written.error) };
    if (pass.signal.aborted) return { kind: 'end', end: { kind: 'cancelled' } };
    if (isLast) {
      // Every order above the mark was told and read, so what is between them is missing.
      const whole = isWhole ? { from: highestOf(since) + 1, to: highest } : null;
      const settled = await write(pass, { askedAt: page.askedAt, whole });
      if (!settled.ok) return { kind: 'end', end: failed(settled.error) };
      return { kind: 'done', marks, highest };
    }
    after = next;
  }
}
