import type { ConnectorCall } from '../../../shared/connector/protocol';
import { idsWire } from '../../../shared/connector/wire';
import { fail, ok, type Result } from '../../../shared/result';
import { isRawObject } from '../wire/fields';
import { wellFormed } from '../well-formed';
import { sendOnce } from '../write-session';
import { judgeHistory } from './history-outcome';
import { readDeltaPage, readFullPage } from './page';
import { errorOf, mayBeRenewed, otherProtocol, whyNotAllowed } from './refusals';
import type { ConnectorReply } from './reply';
import type { ConnectorHello, ConnectorRead, ConnectorSession } from './types';
import { unreadable } from './unreadable';
import type { ConnectorWay, ConnectorWays } from './way';
import { readWholeOrder } from './whole-order';

/** What a session is made of: a way that answered, and how another one is opened. */
type SessionParts = {
  readonly ways: ConnectorWays;
  readonly way: ConnectorWay;
  readonly hello: ConnectorHello;
};

/** A session on a way that said hello; see `ConnectorSession`. */
export function createConnectorSession({ ways, way, hello }: SessionParts): ConnectorSession {
  let current = way;
  let renewing: {
    readonly from: ConnectorWay;
    readonly way: Promise<Result<ConnectorWay>>;
  } | null = null;

  /** One new login for all whose session ended on the same way. */
  async function renew(from: ConnectorWay, signal: AbortSignal): Promise<Result<ConnectorWay>> {
    if (from !== current) return ok(current);
    if (renewing?.from !== from) renewing = { from, way: ways.open(signal) };
    const opened = await renewing.way;
    if (opened.ok && current === from) current = opened.value;
    if (!opened.ok) renewing = null;
    return opened;
  }

  async function ask(
    call: ConnectorCall,
    input: object,
    signal: AbortSignal,
  ): Promise<ConnectorReply> {
    const inputJson = JSON.stringify(input);
    const used = current;
    const reply = await used.ask(call, inputJson, signal);
    if (!mayBeRenewed(reply) || signal.aborted) return reply;
    const other = await renew(used, signal);
    return other.ok
      ? other.value.ask(call, inputJson, signal)
      : { kind: 'failed', error: other.error };
  }

  async function askFor(
    call: ConnectorCall,
    input: object,
    signal: AbortSignal,
  ): Promise<Result<unknown>> {
    const reply = await ask(call, input, signal);
    return reply.kind === 'value' ? ok(reply.value) : failureOf(reply);
  }

  return {
    hello,
    async readPage(before, limit, signal) {
      const value = await askFor('orders', { way: 'full', before, limit }, signal);
      return value.ok ? readFullPage(value.value, before) : value;
    },
    async readChanges(mark, after, limit, signal) {
      const parsed = parseMark(mark);
      if (!parsed.ok) return parsed;
      const input = { way: 'delta', mark: parsed.value, after, limit };
      const value = await askFor('orders', input, signal);
      return value.ok ? readDeltaPage(value.value, after) : value;
    },
    async readOrder(orderId, signal): Promise<ConnectorRead> {
      const reply = await ask('order', { order_id: orderId }, signal);
      if (reply.kind === 'value') {
        const order = readWholeOrder(reply.value, orderId);
        return order.ok
          ? { kind: 'found', order: order.value }
          : { kind: 'failed', error: order.error };
      }
      if (reply.kind === 'error' && reply.code === 'not-found') return { kind: 'missing' };
      const isDead = reply.kind === 'session-dead' || whyNotAllowed(reply) === 'no-session';
      return isDead ? { kind: 'session-dead' } : { kind: 'failed', error: failureOf(reply).error };
    },
    async compare({ from, to, digest }, signal) {
      const value = await askFor('ids', { from, to, digest }, signal);
      if (!value.ok) return value;
      const parsed = idsWire.safeParse(value.value);
      if (!parsed.success) return unreadable('ids', parsed.error);
      if (parsed.data.same) return ok(null);
      const versions = parsed.data.orders.map(([orderId, version]) => ({ orderId, version }));
      const isInside = versions.every(({ orderId }) => orderId >= from && orderId <= to);
      return isInside
        ? ok(versions)
        : fail('unexpected-answer', { start: 'ids: outside of what was asked' });
    },
    addHistory({ key, orderId, statusId, comment, notify }, signal) {
      // as everywhere: a status of 0 would make the order vanish
      if (!Number.isSafeInteger(statusId) || statusId < 1) {
        throw new Error('a history entry needs a status above 0');
      }
      const input = {
        key,
        order_id: orderId,
        version: null,
        order_status_id: statusId,
        comment: wellFormed(comment),
        notify,
      };
      const used = current;
      return sendOnce(signal, async () =>
        judgeHistory(await used.write('history', JSON.stringify(input), signal), used),
      );
    },
    requests: () => ways.requests(),
  };
}

/** A call that got no value, as a failure. */
function failureOf(
  reply: Exclude<ConnectorReply, { readonly kind: 'value' }>,
): Extract<Result<never>, { readonly ok: false }> {
  switch (reply.kind) {
    case 'error':
      return { ok: false, error: errorOf(reply) };
    case 'mismatch':
      return { ok: false, error: otherProtocol(reply) };
    case 'unknown-call':
    case 'session-dead':
    case 'failed':
      return { ok: false, error: reply.error };
  }
}

/** A mark as it was told; what is none can only be a mistake of this desk's. */
function parseMark(text: string): Result<object> {
  try {
    const mark: unknown = JSON.parse(text);
    if (isRawObject(mark)) return ok(mark);
  } catch {
    // told below
  }
  return fail('connector-failed', { where: 'mark', message: 'mark' });
}
