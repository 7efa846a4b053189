import type { AppErrorData } from '../../../shared/errors';
import { connectorProtocol } from '../../../shared/connector/protocol';
import { answerWire } from '../../../shared/connector/wire';
import { describeShape, readAnswer, type Answer } from '../answer';
import type { Exchange } from '../transport';
import { isRawObject } from '../wire/fields';

/** How the connector refused: its own code and facts, as it sent them. */
export type ConnectorError = {
  readonly kind: 'error';
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number | null>>;
};

/** A connector of another protocol; `update`: which side is behind. */
export type OtherProtocol = {
  readonly kind: 'mismatch';
  readonly build: string;
  readonly update: 'connector' | 'desk';
};

/** What came of one call. */
export type ConnectorReply =
  | { readonly kind: 'value'; readonly value: unknown; readonly build: string }
  | ConnectorError
  | OtherProtocol
  /** The shop's own answer to a call it does not have, or of its gate to a session it does not know (any more). */
  | { readonly kind: 'unknown-call' | 'session-dead'; readonly error: AppErrorData }
  | { readonly kind: 'failed'; readonly error: AppErrorData };

/** What a dialect's shop answers in the connector's place; null for anything else. */
export type GateReader = (
  answer: Answer,
  exchange: Exchange,
) => Extract<ConnectorReply, { readonly kind: 'unknown-call' | 'session-dead' }> | null;

/**
 * Reads an answer to a call of the connector. Never throws. Only JSON that names `cartwright` is the connector's own; what the shop
 * itself answers is the matter of `gate`.
 */
export function readReply(exchange: Exchange, gate: GateReader): ConnectorReply {
  const answer = readAnswer(exchange);
  if (answer.kind === 'json' && isRawObject(answer.value)) {
    const { cartwright } = answer.value;
    if (typeof cartwright === 'number') return readOwn(answer.value, cartwright);
  }
  const said = gate(answer, exchange);
  if (said !== null) return said;
  if (answer.kind === 'failed') return { kind: 'failed', error: answer.error };
  // JSON that broke off: what was found in it is an order or less.
  const own = /\{\s*"cartwright"\s*:/.test(exchange.body);
  const error: AppErrorData = own
    ? { code: 'not-json', facts: { start: '{"cartwright":…' } }
    : unexpected(answer.value);
  return { kind: 'failed', error };
}

function readOwn(raw: Readonly<Record<string, unknown>>, protocol: number): ConnectorReply {
  if (protocol !== connectorProtocol) {
    const build = typeof raw['build'] === 'string' ? raw['build'].slice(0, 40) : '';
    return { kind: 'mismatch', build, update: protocol > connectorProtocol ? 'desk' : 'connector' };
  }
  const parsed = answerWire.safeParse(raw);
  if (!parsed.success) return { kind: 'failed', error: unexpected(raw) };
  return parsed.data.ok
    ? { kind: 'value', value: parsed.data.value, build: parsed.data.build }
    : { kind: 'error', ...parsed.data.error };
}

function unexpected(value: unknown): AppErrorData {
  return { code: 'unexpected-answer', facts: { start: describeShape(value) } };
}
