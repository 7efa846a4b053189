import type { Json } from '../php/json';

/** The codes of docs/connector-protocol.md, section 2. */
export type RefusalCode =
  | 'not-allowed'
  | 'bad-input'
  | 'unknown-call'
  | 'not-found'
  | 'read-only'
  | 'conflict'
  | 'in-progress'
  | 'key-reused'
  | 'undone'
  | 'not-possible'
  | 'busy'
  | 'failed';

/** A refusal with its facts. */
export type Refusal = {
  readonly code: RefusalCode;
  readonly facts: Readonly<Record<string, string | number | null>>;
};

/** How a call ended; `died` is PHP gone without a word. */
export type CallEnd =
  | { readonly kind: 'done'; readonly value: Json }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'died' };

/** A call that has its value. */
export function done(value: Json): CallEnd {
  return { kind: 'done', value };
}

/** A call that is refused. */
export function refused(code: RefusalCode, facts: Refusal['facts'] = {}): CallEnd {
  return { kind: 'refused', refusal: { code, facts } };
}
