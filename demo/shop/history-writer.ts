import type { HistoryTable } from './history-table';
import type { Mail, MailLog } from './mail-log';
import type { OrderRow } from './order-row';
import type { OrderTable } from './order-table';
import type { ShopSettings } from './settings';

/** A history entry as the order model gets it. The comment is in its stored form, `notify` what the column will hold. */
export type HistoryEntry = {
  readonly statusId: number;
  readonly comment: string;
  readonly isNotified: boolean;
  readonly notify: string;
};

/** What of the shop's settings concerns its mail. */
export type MailSettings = Pick<ShopSettings, 'email' | 'hasMailEngine'>;

/** In which way a generation writes. */
export type WritingHabit = {
  /** 2.3 sends its mails when all is written; 3.0 and later before anything is. */
  readonly mails: 'first' | 'last';
  /** 4.1 leaves the order's date_modified alone. */
  readonly touchesDate: boolean;
};

/** What can befall a write. */
export type WriteTrouble = {
  /** The mail server refuses connections. */
  readonly isMailDown?: boolean;
  /** PHP dies after the order row is updated and before the history row is inserted. */
  readonly diesBeforeHistoryRow?: boolean;
};

/** The tables a write touches. */
export type WriteTables = {
  readonly orders: OrderTable;
  readonly histories: HistoryTable;
  readonly mails: MailLog;
};

/** What became of a write: `mail-failed` is an uncaught exception of the mailer, after or before the rows were written. */
export type WriteEnd = 'done' | 'died' | 'mail-failed';

/**
 * The mails a change of status sends: from 0 to any status the whole confirmation to customer and shop; else, with notify and a status
 * above 0, one update to the customer; else none. None ever without an engine.
 */
export function mailsFor(
  row: OrderRow,
  entry: HistoryEntry,
  { email: shopEmail, hasMailEngine }: MailSettings,
): readonly Mail[] {
  const orderId = Number(row.order_id);
  if (entry.statusId === 0 || !hasMailEngine) return [];
  if (Number(row.order_status_id) === 0) {
    return [
      { to: row.email, kind: 'order', orderId },
      { to: shopEmail, kind: 'alert', orderId },
    ];
  }
  return entry.isNotified ? [{ to: row.email, kind: 'update', orderId }] : [];
}

/**
 * Writes a history entry as OpenCart's order model does: first the order row (status, date_modified), then the history row, mails before
 * or after. Nothing is rolled back when something fails in between.
 */
export function writeHistory(
  tables: WriteTables,
  row: OrderRow,
  entry: HistoryEntry,
  habit: WritingHabit,
  facts: {
    readonly nowText: string;
    readonly settings: MailSettings;
    readonly trouble: WriteTrouble;
  },
): WriteEnd {
  const { nowText, trouble } = facts;
  const mails = mailsFor(row, entry, facts.settings);
  const mailFails = mails.length > 0 && trouble.isMailDown === true;
  if (habit.mails === 'first') {
    if (mailFails) return 'mail-failed';
    tables.mails.send(mails);
  }
  const date_modified = habit.touchesDate ? nowText : row.date_modified;
  tables.orders.put({ ...row, order_status_id: String(entry.statusId), date_modified });
  if (trouble.diesBeforeHistoryRow === true) return 'died';
  tables.histories.add(Number(row.order_id), {
    order_status_id: String(entry.statusId),
    notify: entry.notify,
    comment: entry.comment,
    date_added: nowText,
  });
  if (habit.mails === 'last') {
    if (mailFails) return 'mail-failed';
    tables.mails.send(mails);
  }
  return 'done';
}
