import type { AppErrorData, ErrorCode } from '../../shared/errors';
import { readAnswer } from './answer';
import { isPage } from './answer-text';
import { addressIn } from './login';
import type { Exchange } from './transport';
import { isRawObject } from './wire/fields';

/** What a shop granted, by what its answer holds. `data`: JSON of no kind of its own. */
export type OkKind =
  | 'login'
  | 'order'
  | 'saved' // an order was stored: its id
  | 'cart'
  | 'shipping-methods'
  | 'payment-methods'
  | 'done' // `success` and nothing more
  | 'data';

/** Why a shop refused, as far as its JSON tells. `fields`: what it complains about, by its own names. */
export type Refusal =
  | { readonly why: 'credentials' | 'address' | 'session' | 'not-found' | 'conflict' }
  | { readonly why: 'validation'; readonly fields: readonly string[] };

/** The closed set of what an answer can come to. */
export type Outcome =
  | { readonly kind: 'ok'; readonly of: OkKind }
  | ({ readonly kind: 'refused' } & Refusal)
  | { readonly kind: 'html' | 'redirect' | 'php-error' | 'empty' | 'not-json' };

/** What a shop says in its own language. Null or empty where it is not known. */
export type KnownTexts = {
  readonly noPermission: string | null;
  /** For an order, and (4.1) for a call, that does not exist. */
  readonly notFound: readonly string[];
};

/** What is known besides the answer. */
export type OutcomeSetting = {
  /** Route and (4.1) call that were asked. */
  readonly route: string;
  readonly texts: KnownTexts;
};

const loginRoutes = new Set(['api/login', 'api/account/login']);

/**
 * Judges an answer: always one of the closed set, never a throw. An answer with `success` is `ok` even where an `error` stands beside
 * data only because something is out of stock; an `error` beside nothing is a refusal.
 */
export function readOutcome(exchange: Exchange, setting: OutcomeSetting): Outcome {
  const answer = readAnswer(exchange);
  if (answer.kind === 'failed') return { kind: nameFailure(answer.error, exchange.body) };
  return readValue(answer.value, answer.status, setting);
}

/** Every failure of `readAnswer` as one of the kinds without JSON. */
function nameFailure(error: AppErrorData, body: string) {
  const known = failures[error.code];
  if (known !== undefined) return known;
  if (body.trim() === '') return 'empty';
  return isPage(body) ? 'html' : 'not-json';
}

const failures: Partial<
  Record<ErrorCode, 'html' | 'redirect' | 'php-error' | 'empty' | 'not-json'>
> = {
  redirect: 'redirect',
  'error-page': 'redirect',
  'empty-answer': 'empty',
  'php-error': 'php-error',
  'not-json': 'not-json',
  html: 'html',
};

function readValue(value: unknown, status: number, setting: OutcomeSetting): Outcome {
  const isLogin = loginRoutes.has(setting.route);
  if (!isRawObject(value)) {
    // A wrong key answers `[]` (recordings 2.3.0.2/003, 3.0.3.9/002).
    if (isLogin) return { kind: 'refused', why: 'credentials' };
    // Elsewhere an empty list is what is left when nothing was done (2.3.0.2/102, 3.0.3.9/076).
    const isNothing = Array.isArray(value) && value.length === 0;
    return isNothing ? { kind: 'empty' } : { kind: 'ok', of: 'data' };
  }
  if (status === 409) return { kind: 'refused', why: 'conflict' };
  const { error } = value;
  const okKind = nameOk(value);
  const hasError = error !== undefined && !isEmpty(error);
  if (!hasError) return { kind: 'ok', of: okKind };
  if (value['success'] !== undefined) return { kind: 'ok', of: okKind };
  if (okKind === 'cart' && isRawObject(error) && Object.keys(error).every(isRemark))
    return { kind: 'ok', of: 'cart' };
  return { kind: 'refused', ...nameRefusal(error, status, isLogin, setting) };
}

/** The cart is told all the same: something in it is out of stock, or there is too little of it. */
function isRemark(name: string): boolean {
  return name === 'stock' || name === 'minimum';
}

function isEmpty(error: unknown): boolean {
  return error === '' || (Array.isArray(error) && error.length === 0);
}

function nameOk(value: Readonly<Record<string, unknown>>): OkKind {
  if ('api_token' in value || 'token' in value) return 'login';
  if (isRawObject(value['order'])) return 'order';
  if ('order_id' in value) return 'saved';
  if ('shipping_methods' in value) return 'shipping-methods';
  if ('payment_methods' in value) return 'payment-methods';
  if ('products' in value) return 'cart';
  return 'success' in value ? 'done' : 'data';
}

function nameRefusal(
  error: unknown,
  status: number,
  isLogin: boolean,
  { texts }: OutcomeSetting,
): Refusal {
  if (typeof error === 'string') {
    // 4.1 refuses user, key, address, clock and route alike (recordings 4.1.0.4/003-007).
    if (status === 403) return { why: 'credentials' };
    if (isLogin) return { why: addressIn(error) === null ? 'credentials' : 'address' };
    if (error === texts.noPermission) return { why: 'session' };
    if (texts.notFound.includes(error)) return { why: 'not-found' };
    return { why: 'validation', fields: [] };
  }
  const fields = isRawObject(error) ? Object.keys(error) : [];
  // 2.3 and 3.0 name the address under `ip`, beside a complaint about the key (2.3.0.2/002, 3.0.3.9/006).
  if (isLogin) return { why: fields.includes('ip') ? 'address' : 'credentials' };
  // 2.1 and some routes of 2.3 put it under `warning` (2.1.0.2/009, 2.3.0.2/038).
  const said = isRawObject(error) ? Object.values(error) : [];
  if (texts.noPermission !== null && said.includes(texts.noPermission)) return { why: 'session' };
  return { why: 'validation', fields };
}

/** An outcome as one word or two, e.g. `ok login`, `refused validation (email, telephone)`, `html`. */
export function outcomeText(outcome: Outcome): string {
  if (outcome.kind === 'ok') return `ok ${outcome.of}`;
  if (outcome.kind !== 'refused') return outcome.kind;
  const fields = outcome.why === 'validation' ? outcome.fields : [];
  return `refused ${outcome.why}${fields.length === 0 ? '' : ` (${fields.join(', ')})`}`;
}
