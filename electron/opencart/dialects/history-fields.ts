import type { ApiCall } from '../api-call';
import { readNumber } from '../request-fields';

/** A history entry as a call. */
export type HistoryCall = Extract<ApiCall, { readonly kind: 'add-history' }>;

/** The names a dialect sends of a history entry. */
export type HistoryName =
  'order_id' | 'order_status_id' | 'notify' | 'override' | 'append' | 'comment';

/**
 * The form fields of a history entry, in the order of `names`. `notify` is `1` or `0`, for any text but `0` counts as yes
 * (recording 4.0.2.3/241). `override` and `append` are always `0`: sent, because 2.1 to 2.3 print a notice without them (2.1.0.2/025), and
 * never on, because that would skip the shop's own checks. Throws on a status or an order below 1.
 */
export function writeHistoryFields(
  call: HistoryCall,
  names: readonly HistoryName[],
): Readonly<Record<string, string>> {
  if (!Number.isSafeInteger(call.statusId) || call.statusId < 1) {
    throw new Error('a history entry needs a status above 0: the order would vanish');
  }
  if (!Number.isSafeInteger(call.orderId) || call.orderId < 1) {
    throw new Error('a history entry needs an order above 0');
  }
  const values: Readonly<Record<HistoryName, string>> = {
    order_id: String(call.orderId),
    order_status_id: String(call.statusId),
    notify: call.notify ? '1' : '0',
    override: '0',
    append: '0',
    comment: wellFormed(call.comment),
  };
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}

/** The history entry that fields tell; null when they hold what this client would not send. */
export function readHistoryFields(
  fields: Readonly<Partial<Record<HistoryName, string>>>,
): HistoryCall | null {
  const orderId = readNumber(fields.order_id ?? '', 1);
  const statusId = readNumber(fields.order_status_id ?? '', 1);
  const { notify, comment, override = '0', append = '0' } = fields;
  if (orderId === null || statusId === null || comment === undefined) return null;
  if ((notify !== '0' && notify !== '1') || override !== '0' || append !== '0') return null;
  if (wellFormed(comment) !== comment) return null;
  return { kind: 'add-history', orderId, statusId, comment, notify: notify === '1' };
}

/** Text as UTF-8 can carry it: half a surrogate pair becomes U+FFFD. */
function wellFormed(text: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));
}
