import type { AppErrorData } from '../../shared/errors';
import { cutTo, describePhpMessage, isPage, pageTitle, redact } from './answer-text';
import { findJson } from './find-json';
import { nameObstacle } from './obstacle';
import type { Exchange } from './transport';

/** What an answer is, whatever its HTTP status and content type claim. */
export type Answer =
  | {
      readonly kind: 'json';
      readonly status: number;
      readonly value: unknown;
      /** Text around the JSON (PHP notices, mostly before it), '' as a rule. */
      readonly around: string;
    }
  | { readonly kind: 'failed'; readonly error: AppErrorData };

/**
 * The one place where an answer of a shop is judged. Never throws; its work is linear in the length of the
 * body. A 5xx is never taken for an answer, even with JSON in it. What fails comes as one of: `redirect`, `error-page`,
 * `too-many-requests`, `challenge-page`, `http-login`, `login-page`, `maintenance`, `empty-answer`, `php-error`, `html`,
 * `server-error`, `not-json`; their facts hold no token, no path of the server and no customer data.
 */
export function readAnswer(exchange: Exchange): Answer {
  const error = readStatus(exchange);
  if (error !== null) return { kind: 'failed', error };
  const { status } = exchange;
  const text = exchange.body.replace(/^\uFEFF/, '').trim();
  if (text !== '' && status < 500) {
    const found = findJson(text);
    if (found !== null) return { kind: 'json', status, ...found };
  }
  // A check for robots stands before the shop with any status, 503 among them.
  const obstacle = nameObstacle(exchange);
  if (obstacle !== null) return { kind: 'failed', error: obstacle };
  if (status === 503) return failed('maintenance', { status });
  if (text === '') return failed('empty-answer', { status });
  const php = describePhpMessage(text);
  if (php !== null) return failed('php-error', { message: php });
  if (status >= 500) return failed('server-error', { status });
  if (isPage(text)) return failed('html', { status, title: pageTitle(text) });
  return failed('not-json', { start: describeStart(text) });
}

function failed(code: AppErrorData['code'], facts: AppErrorData['facts']): Answer {
  return { kind: 'failed', error: { code, facts } };
}

/** What the status alone decides. */
function readStatus(exchange: Exchange): AppErrorData | null {
  const { status, headers } = exchange;
  const location = headers['location'];
  if (status >= 300 && status < 400 && location !== undefined) {
    // Where errors are hidden, OpenCart 4 sends on to this page instead of printing them (recording 4.0.2.3/117).
    if (/(^|\/)error\.html$/.test(location)) return { code: 'error-page', facts: { status } };
    return {
      code: 'redirect',
      facts: { status, location: redirectTarget(location, exchange.url) },
    };
  }
  if (status === 429) {
    const retryAfterSeconds = readRetryAfter(headers['retry-after'], exchange.dateHeader);
    return { code: 'too-many-requests', facts: { retryAfterSeconds } };
  }
  return null;
}

/** Where a redirect leads, absolute and without query (it would repeat the token), user and `index.php`. */
function redirectTarget(location: string, from: string): string {
  if (!URL.canParse(location, from)) return '';
  const { origin, protocol, pathname } = new URL(location, from);
  if (protocol !== 'http:' && protocol !== 'https:') return '';
  return cutTo(`${origin}${pathname.replace(/index\.php$/, '')}`, 300);
}

/** Seconds to wait, from either form of `Retry-After`; 0 when not told. At most a day. */
function readRetryAfter(value: string | undefined, dateHeader: string | null): number {
  if (value === undefined) return 0;
  const day = 86_400;
  if (/^\s*\d{1,9}\s*$/.test(value)) return Math.min(Number(value), day);
  const seconds = (Date.parse(value) - Date.parse(dateHeader ?? '')) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(Math.ceil(seconds), 0), day) : 0;
}

/** How a text begins. Broken-off JSON may be an order, so of that only the first name is told. */
function describeStart(text: string): string {
  const json = /^[[{]\s*("[\w-]{1,40}"?:?)?/.exec(text);
  return json === null ? redact(text.slice(0, 2_000), 80) : `${json[0]}…`;
}

/** The shape of JSON that is of no known kind: its names, never its values. */
export function describeShape(value: unknown): string {
  if (Array.isArray(value)) return `[${value.length}]`;
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  const names = Object.keys(value).slice(0, 6);
  return `{${names.map((name) => cutTo(name, 24)).join(', ')}}`;
}
