import type { Connector } from '../connector/connector';
import type { Dialect } from '../dialects/dialect';
import type { MadeOrder } from '../generator/order';
import type { Fault, FaultInput, FaultName } from '../faults/fault';
import { toFault } from '../faults/fault';
import type { FaultBoard } from '../faults/fault-board';
import { storedText } from '../php/text';
import type { ApiUser, ApiUsers } from '../shop/api-users';
import type { ShopClock } from '../shop/clock';
import type { HistoryRow, HistoryTable } from '../shop/history-table';
import { writeHistory, type WritingHabit } from '../shop/history-writer';
import type { Mail, MailLog } from '../shop/mail-log';
import type { OrderContents } from '../shop/order-contents';
import { orderColumns, type OrderColumn, type OrderRow } from '../shop/order-row';
import type { OrderTable } from '../shop/order-table';
import type { ShopSettings } from '../shop/settings';
import { createAdminHands, type AdminHands } from './admin-hands';
import { createConnectorHands, type ConnectorHands } from './connector-hands';
import type { CounterBook, Counters } from './counters';

/** Columns of an order as somebody would type them; entities are made here. Columns with custom fields hold JSON text. */
export type OrderFields = Partial<Record<OrderColumn, string>>;

/** What a test or a person can do to a running demo shop, beside what a client can do over HTTP. */
export type ShopControl = AdminHands &
  ConnectorHands & {
    /** A new order, added now by the shop's clock; made up where the fields say nothing. With a total of its own it has one line of that price. Answers its id. */
    addOrder(fields?: OrderFields): number;
    /** Changes columns and sets date_modified to now (unless given). False when there is no such order. */
    changeOrder(orderId: number, fields: OrderFields): boolean;
    /** The same in the database itself: date_modified stays. */
    changeOrderBySql(orderId: number, fields: OrderFields): boolean;
    /** What adding a history entry does: status and date_modified. */
    setStatus(orderId: number, statusId: number): boolean;
    /** What somebody in the admin does: a history entry with all that belongs to it, mails too. False when there is no such order. */
    addHistory(orderId: number, entry: AdminEntry): boolean;
    /** The history entries written since the shop opened, and those of a seed, oldest first; not those a made-up order was born with. */
    history(orderId: number): readonly HistoryRow[];
    /** Mails the shop has sent, oldest first. */
    mails(): readonly Mail[];
    deleteOrder(orderId: number): boolean;
    order(orderId: number): OrderRow | null;
    /** All ids, ascending. */
    orderIds(): readonly number[];
    ordersInShop(): number;
    highestOrderId(): number;

    setFault(fault: FaultInput): void;
    clearFault(name?: FaultName): void;
    faults(): readonly Fault[];
    /** Ends every API session at once; tells how many tokens there were. */
    killSessions(): number;
    /** Lets tokens, or the data behind them, look as if last used so much earlier. */
    ageSessions(by: { readonly tokensMs?: number; readonly dataMs?: number }): void;

    set(settings: Partial<ShopSettings>): void;
    settings(): ShopSettings;
    /** How long every answer takes at least. */
    setLatency(ms: number): void;
    /** Replaces the addresses an API user may call from. False when there is no such user. */
    setAddresses(addresses: readonly string[], username?: string): boolean;
    /** Puts one more address on an API user's list. False when there is no such user. */
    allowAddress(address: string, username?: string): boolean;
    /** Lets the shop see all callers under another address, as after a change of line; null for their own again. */
    setCallerAddress(address: string | null): void;
    /** Renames an API user, gives it another key, or switches it on or off. */
    changeUser(username: string, change: Partial<Omit<ApiUser, 'id'>>): boolean;

    counters(): Counters;
    resetCounters(): void;
  };

/** A history entry as typed in the admin. */
export type AdminEntry = {
  readonly statusId: number;
  readonly comment?: string;
  readonly notify?: boolean;
};

const isCustomField = (column: string): boolean => column.endsWith('custom_field');

/** The columns as OpenCart would store what was typed. */
function stored(fields: OrderFields): Partial<OrderRow> {
  const pairs = orderColumns
    .filter((column) => fields[column] !== undefined)
    .map((column) => {
      const typed = fields[column] ?? '';
      return [column, isCustomField(column) ? typed : storedText(typed)] as const;
    });
  return Object.fromEntries(pairs);
}

/** Contents that come to a total: one line without tax. */
function oneLine(orderId: number, total: string): OrderContents {
  const rowId = orderId * 10;
  return {
    products: [
      {
        order_product_id: rowId,
        product_id: 0,
        name: 'Made to order',
        model: 'MTO',
        quantity: '1',
        price: total,
        total,
        tax: '0.0000',
        reward: '0',
        options: [],
      },
    ],
    vouchers: [],
    totals: [
      { order_total_id: rowId, code: 'sub_total', title: 'Sub-Total', value: total, sort_order: 1 },
      { order_total_id: rowId + 1, code: 'total', title: 'Total', value: total, sort_order: 9 },
    ],
  };
}

/** The control of one shop. */
export function createControl(deps: {
  readonly orders: OrderTable;
  readonly histories: HistoryTable;
  readonly mails: MailLog;
  readonly users: ApiUsers;
  readonly habit: WritingHabit;
  readonly faults: FaultBoard;
  readonly counters: CounterBook;
  readonly dialects: readonly Dialect[];
  readonly username: string;
  readonly clock: () => ShopClock;
  /** A made-up order of that number, added at that time. */
  readonly makeOrder: (orderId: number, addedAt: number) => MadeOrder;
  readonly settings: () => ShopSettings;
  readonly changeSettings: (change: Partial<ShopSettings>) => void;
  readonly setLatency: (ms: number) => void;
  readonly connector: Connector;
}): ShopControl {
  const { orders, histories, mails, users, faults, counters, dialects, clock } = deps;
  const nowText = (): string => clock().localText(clock().now());

  const changeOrderBySql = (orderId: number, fields: OrderFields): boolean => {
    const row = orders.get(orderId);
    if (row === null) return false;
    orders.put({ ...row, ...stored(fields), order_id: row.order_id });
    return true;
  };
  const changeOrder = (orderId: number, fields: OrderFields): boolean =>
    changeOrderBySql(orderId, { date_modified: nowText(), ...fields });

  /** The first order from that id on. */
  const nearest = (orderId: number): number => {
    let found = orderId;
    while (orders.get(found) === null && found < orders.highestId()) found += 1;
    return found;
  };

  return {
    ...createAdminHands({ orders, histories, nowText }),
    ...createConnectorHands(deps.connector),
    addOrder(fields = {}) {
      const orderId = orders.nextId();
      const { row, contents } = deps.makeOrder(orderId, clock().now());
      const added = {
        ...row,
        order_status_id: '1',
        invoice_no: '0',
        date_modified: row.date_added,
      };
      orders.put({ ...added, ...stored(fields), order_id: String(orderId) });
      orders.putContents(
        orderId,
        fields.total === undefined ? contents : oneLine(orderId, fields.total),
      );
      return orderId;
    },
    changeOrder,
    changeOrderBySql,
    setStatus: (orderId, statusId) => changeOrder(orderId, { order_status_id: String(statusId) }),
    addHistory(orderId, { statusId, comment = '', notify = false }) {
      const row = orders.get(orderId);
      if (row === null) return false;
      const entry = {
        statusId,
        comment: storedText(comment),
        isNotified: notify,
        notify: notify ? '1' : '0',
      };
      const facts = { nowText: nowText(), settings: deps.settings(), trouble: {} };
      writeHistory({ orders, histories, mails }, row, entry, deps.habit, facts);
      return true;
    },
    history: (orderId) => histories.written(orderId),
    mails: () => mails.sent(),
    deleteOrder: (orderId) => orders.remove(orderId),
    order: (orderId) => orders.get(orderId),
    orderIds: () => orders.ids(),
    ordersInShop: () => orders.count(),
    highestOrderId: () => orders.highestId(),

    setFault(input) {
      let fault = toFault(input);
      if (fault.name === 'poison-order' && fault.order === undefined) {
        fault = { ...fault, order: nearest(Math.ceil(orders.highestId() / 2)) };
      }
      if (fault.name === 'gap-500') {
        const after = fault.gapAfter ?? Math.floor(orders.highestId() * 0.9);
        orders.openGap(after, fault.length ?? 500);
      }
      faults.set(fault);
    },
    clearFault: (name) => faults.clear(name),
    faults: () => faults.active(),
    killSessions: () => dialects.reduce((sum, one) => sum + one.sessions.killAll(), 0),
    ageSessions({ tokensMs = 0, dataMs = 0 }) {
      for (const { sessions } of dialects) {
        sessions.ageTokens(tokensMs);
        sessions.ageData(dataMs);
      }
    },

    set: (change) => deps.changeSettings(change),
    settings: () => deps.settings(),
    setLatency: (ms) => deps.setLatency(ms),
    setAddresses: (addresses, username = deps.username) => users.change(username, { addresses }),
    allowAddress(address, username = deps.username) {
      const addresses = users.all().find((user) => user.username === username)?.addresses ?? [];
      return users.change(username, { addresses: [...addresses, address] });
    },
    setCallerAddress(address) {
      if (address === null) faults.clear('blocked-address');
      else faults.set({ name: 'blocked-address', address });
    },
    changeUser: (username, change) => users.change(username, change),

    counters: () => counters.read(),
    resetCounters: () => counters.reset(),
  };
}
