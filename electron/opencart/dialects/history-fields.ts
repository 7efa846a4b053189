import type { ApiCall, OptionalHistoryField, PlainRequest } from '../api-call';
import { readExactly, readNumber } from '../request-fields';
import { wellFormed } from '../well-formed';

/** A history entry as a call. */
export type HistoryCall = Extract<ApiCall, { readonly kind: 'add-history' }>;

/** The names a dialect sends of a history entry. */
export type HistoryName = 'order_id' | 'order_status_id' | OptionalHistoryField;

const optional: readonly OptionalHistoryField[] = ['notify', 'override', 'append', 'comment'];

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
  const leftOut: ReadonlySet<HistoryName> = new Set(call.leavesOut);
  return Object.fromEntries(
    names.filter((name) => !leftOut.has(name)).map((name) => [name, values[name]]),
  );
}

/**
 * The history entry that a form tells; null when it holds what this client would not send. `names` are those of the dialect, of which
 * optional ones may be missing; `orderId` where the order stands outside the form.
 */
export function readHistoryFields(
  form: PlainRequest['form'],
  names: readonly HistoryName[],
  orderId?: string,
): HistoryCall | null {
  const leavesOut = optional.filter((name) => names.includes(name) && !Object.hasOwn(form, name));
  const sent = names.filter((name) => !leavesOut.some((one) => one === name));
  const fields: Readonly<Partial<Record<HistoryName, string>>> | null = readExactly(form, sent);
  if (fields === null) return null;
  const order = readNumber(orderId ?? fields.order_id ?? '', 1);
  const statusId = readNumber(fields.order_status_id ?? '', 1);
  const { notify = '0', comment = '', override = '0', append = '0' } = fields;
  if (order === null || statusId === null) return null;
  if ((notify !== '0' && notify !== '1') || override !== '0' || append !== '0') return null;
  if (wellFormed(comment) !== comment) return null;
  const call: HistoryCall = {
    kind: 'add-history',
    orderId: order,
    statusId,
    comment,
    notify: notify === '1',
  };
  return leavesOut.length === 0 ? call : { ...call, leavesOut };
}
