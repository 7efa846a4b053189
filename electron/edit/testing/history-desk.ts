import type { DemoShopOptions, DemoShop } from '../../../demo/options';
import { startDemoShop } from '../../../demo/server';
import {
  connectorCapabilities,
  stockCapabilities,
  type Dialect,
} from '../../../shared/capabilities';
import type { HistoryChange, HistoryDraft } from '../../../shared/history';
import { orderId, shopId } from '../../../shared/ids';
import type { OrderHeader } from '../../../shared/order';
import type { OrderContents } from '../../../shared/order-contents';
import { fail, ok } from '../../../shared/result';
import { createShopClient } from '../../opencart/create-client';
import { createTransport } from '../../opencart/transport';
import { createOutbox } from '../../outbox/store';
import { migrations } from '../../outbox/migrations/list';
import type { Outbox } from '../../outbox/types';
import { migrate } from '../../sqlite/migrate';
import { connect } from '../../sqlite/port';
import { systemEditClock, type EditClock } from '../clock';
import { createHistory } from '../history-service';

/** The shop of these desks. */
export const harbour = shopId('harbour');

/** What may be set for one desk. Answers are awaited for half a second only, so that a lost one is told soon. */
export type HistoryDeskOptions = Omit<DemoShopOptions, 'dialect'> & {
  readonly dialect: Dialect;
  readonly outbox?: Outbox;
  readonly timeoutMs?: number;
  readonly clock?: Partial<EditClock>;
};

/** A fresh outbox in memory. */
export function memoryOutbox(): Outbox {
  const db = connect(':memory:', null);
  migrate(db, migrations);
  return createOutbox(db, () => undefined);
}

/** Opens a demo shop and the service on it. `close` ends both. */
export async function openHistoryDesk(options: HistoryDeskOptions) {
  const { outbox = memoryOutbox(), timeoutMs = 500, clock, ...shopOptions } = options;
  const shop: DemoShop = await startDemoShop({ orders: 12, ...shopOptions });
  const { connector = false } = options;
  const offered =
    connector === false
      ? stockCapabilities[options.dialect]
      : connectorCapabilities(options.dialect, connector.canWrite !== false);
  const changes: HistoryChange[] = [];
  const read: OrderHeader[] = [];
  const contents: OrderContents[] = [];
  const bugs: unknown[] = [];
  let isBroken = false;
  /** What the window showed of any order. */
  const seen: { statusId: number | null } = { statusId: null };
  const waiting = new Set<() => void>();
  const key = { current: shop.key as string | null };
  const client = (keyText: string) =>
    createShopClient({
      dialect: options.dialect,
      credentials: { address: `${shop.url}/`, username: shop.username, key: keyText },
      transport: createTransport({
        proxyFor: async () => 'DIRECT',
        extraCa: [],
        certificate: null,
        userAgent: 'Cartwright/test',
        timeoutMs,
      }),
    });
  const history = createHistory({
    outbox,
    clock: { ...systemEditClock(), ...clock },
    offers: (id) => (id === harbour ? ok(offered) : fail('no-shop')),
    openClient: async () => {
      if (isBroken) throw new Error('broken on purpose');
      return key.current === null ? fail('no-key') : ok(client(key.current));
    },
    seenStatus: async () => seen.statusId,
    onOrder(_, order, whole) {
      read.push(order);
      if (whole !== null) contents.push(whole);
    },
    onBug: (error) => bugs.push(error),
    onChanged(change) {
      changes.push(change);
      for (const look of waiting) look();
    },
  });

  /** Settles with the change once it is in one of these states. */
  function reaches(id: string, ...kinds: readonly HistoryChange['state']['kind'][]) {
    return new Promise<HistoryChange>((resolve) => {
      const look = () => {
        const last = changes.filter((change) => change.id === id).at(-1);
        if (last === undefined || !kinds.includes(last.state.kind)) return;
        waiting.delete(look);
        resolve(last);
      };
      waiting.add(look);
      look();
    });
  }

  /** Adds an entry and waits for what is said of it first: anything but waiting and sending. */
  async function add(draft: Partial<HistoryDraft> & Pick<HistoryDraft, 'orderId'>) {
    const added = await history.add({
      shop: harbour,
      statusId: 3,
      comment: 'On its way',
      notify: false,
      ...draft,
    });
    if (!added.ok) throw new Error(JSON.stringify(added.error));
    return reaches(added.value.id, 'done', 'sent', 'not-done', 'unknown', 'settled');
  }

  return {
    shop,
    history,
    outbox,
    changes,
    read,
    /** What the connector told of orders that were read. */
    contents,
    bugs,
    seen,
    /** From now on, opening a client throws. */
    breakClient: () => void (isBroken = true),
    key,
    /** A client of its own, as the service has one for each change. */
    client: () => client(shop.key),
    reaches,
    add,
    async close() {
      await history.end();
      await shop.close();
    },
  };
}

/** An order of the demo shop made for one test, with a status of its own, last modified long ago. */
export function makeOrder(desk: { readonly shop: DemoShop }, statusId = 1) {
  return orderId(
    desk.shop.control.addOrder({
      order_status_id: String(statusId),
      date_modified: '2024-02-29 12:00:00',
    }),
  );
}
