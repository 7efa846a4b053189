import type { ErrorCode } from '../../../shared/errors';
import type { OrderHeader } from '../../../shared/order';
import type { OrderContents } from '../../../shared/order-contents';
import { ok, type Result } from '../../../shared/result';
import { aHeader } from '../../cache/testing/headers';
import { digestOf } from '../../opencart/connector/digest';
import type {
  ConnectorPage,
  ConnectorSession,
  FoundConnector,
  UnreadOrder,
  WholeOrder,
} from '../../opencart/connector/types';

/** A question as a fault may see it. */
export type Question =
  | { readonly call: 'page'; readonly before: number | null; readonly limit: number }
  | { readonly call: 'changes'; readonly after: number }
  | { readonly call: 'order'; readonly id: number }
  | { readonly call: 'compare'; readonly from: number; readonly to: number };

/** A connector behind its port: orders in a map, and lies. */
export type FakeConnector = {
  readonly open: () => Promise<Result<FoundConnector>>;
  readonly asked: Question[];
  readonly looks: () => number;
  readonly orders: Map<number, OrderHeader>;
  /** Orders that cannot be read; the text tells whether their number can. */
  readonly broken: Map<number, 'numbered' | 'nameless'>;
  readonly put: (id: number, parts?: Partial<OrderHeader>) => void;
  /** A failure in place of an answer. */
  onAsk: (question: Question) => ErrorCode | null;
  /** What `compare` tells in place of the truth. */
  onCompare: ((truth: readonly { orderId: number; version: string }[]) => typeof truth) | null;
  onOpen: (() => Result<FoundConnector>) | null;
  /** The shop's time as the mark tells it. */
  stamp: string;
};

/** Opens a shop with these orders and the connector. */
export function createFakeConnector(ids: Iterable<number>): FakeConnector {
  const orders = new Map<number, OrderHeader>();
  const changed = new Set<number>();
  const asked: Question[] = [];
  let looks = 0;
  let serial = 0;
  const versions = new Map<number, string>();

  const whole = (header: OrderHeader): WholeOrder => ({
    header,
    contents: contentsOf(versions.get(header.orderId) ?? ''),
  });
  const mark = (): string =>
    JSON.stringify({
      order_id: Math.max(0, ...orders.keys()),
      order_history_id: serial,
      modified: fake.stamp,
      recent: [],
    });
  const failure = (question: Question): Result<never> | null => {
    asked.push(question);
    const code = fake.onAsk(question);
    return code === null ? null : { ok: false, error: { code, facts: {} } };
  };
  const unreadOf = (id: number): UnreadOrder => ({
    orderId: fake.broken.get(id) === 'nameless' ? null : id,
    error: { code: 'unexpected-answer', facts: {} },
  });
  const pageOf = (found: readonly number[], limit: number): ConnectorPage => {
    const page = found.slice(0, limit);
    const readable = page.filter((id) => !fake.broken.has(id));
    return {
      orders: readable.flatMap((id) => {
        const header = orders.get(id);
        return header === undefined ? [] : [whole(header)];
      }),
      unread: page.filter((id) => fake.broken.has(id)).map(unreadOf),
      next: found.length > limit ? (page.at(-1) ?? null) : null,
      mark: mark(),
      serverTime: 0,
    };
  };

  const session = (): ConnectorSession => ({
    hello: {
      state: {
        kind: 'present',
        build: '0.1.0',
        opencart: '3.0.3.9',
        canWrite: true,
        engines: 'transactions',
      },
      facts: {
        baseCurrency: 'EUR',
        currencies: [],
        statuses: [],
        defaultLanguageId: 1,
        languages: [],
        storefronts: [],
        zone: 'UTC',
      },
      orderCount: orders.size,
      highestOrderId: Math.max(0, ...orders.keys()),
      mark: mark(),
      serverTime: 0,
    },
    async readPage(before, limit) {
      const found = [...orders.keys()].sort((a, b) => b - a);
      const below = found.filter((id) => id < (before ?? Infinity));
      return failure({ call: 'page', before, limit }) ?? ok(pageOf(below, limit));
    },
    async readChanges(since, after, limit) {
      const failed = failure({ call: 'changes', after });
      if (failed !== null) return failed;
      const last = (JSON.parse(since) as { order_id: number }).order_id; // its own mark
      const found = [...orders.keys()].filter((id) => id > last || changed.has(id));
      const page = pageOf(
        found.filter((id) => id > after).sort((a, b) => a - b),
        limit,
      );
      if (page.next === null) changed.clear();
      return ok(page);
    },
    async readOrder(id) {
      const failed = failure({ call: 'order', id });
      if (failed?.ok === false) return { kind: 'failed', error: failed.error };
      const header = orders.get(id);
      if (header === undefined) return { kind: 'missing' };
      return fake.broken.has(id)
        ? { kind: 'failed', error: unreadOf(id).error }
        : { kind: 'found', order: whole(header) };
    },
    async compare({ from, to, digest }) {
      const failed = failure({ call: 'compare', from, to });
      if (failed !== null) return failed;
      const truth = [...versions]
        .filter(([id]) => orders.has(id) && id >= from && id <= to)
        .map(([orderId, version]) => ({ orderId, version }))
        .sort((a, b) => a.orderId - b.orderId);
      const told = fake.onCompare?.(truth) ?? truth;
      return ok(digestOf(told) === digest ? null : told);
    },
    addHistory: () => Promise.reject(new Error('the sync writes nothing')),
    requests: () => asked.length + 2,
  });

  const fake: FakeConnector = {
    open: async () => {
      looks += 1;
      return fake.onOpen?.() ?? ok({ kind: 'present', session: session() });
    },
    asked,
    looks: () => looks,
    orders,
    broken: new Map(),
    put: (id, parts = {}) => {
      serial += 1;
      orders.set(id, aHeader(id, { dateAdded: '2026-11-01 10:00:00', ...parts }));
      versions.set(id, serial.toString(16).padStart(40, '0'));
      changed.add(id);
    },
    onAsk: () => null,
    onCompare: null,
    onOpen: null,
    stamp: '2026-11-01 10:00:00',
  };
  for (const id of ids) fake.put(id);
  return fake;
}

function contentsOf(version: string): OrderContents {
  return { version, lines: [], vouchers: [], totals: [], histories: [], historiesLeftOut: 0 };
}
