import { readAnswer } from '../answer';
import { describePhpMessage, redact } from '../answer-text';
import type { Exchange, ShopRequest, Transport } from '../transport';

/** A redirect that was met. */
export type MetRedirect = {
  readonly method: ShopRequest['method'];
  readonly status: number;
  /** Where it leads, absolute; '' where that is no address. May hold a secret: never to be shown. */
  readonly target: string;
  /** Whether what was asked was https. */
  readonly isSecure: boolean;
};

/** A transport and what its exchanges show beside their answers. */
export type WatchedTransport = Transport & {
  /** Requests sent so far. */
  requests(): number;
  /** How far the `Date` header is ahead of this machine, in seconds; null before one was seen. */
  clockAheadSeconds(): number | null;
  /** What PHP printed before an answer, fit to be shown; null when it printed nothing. */
  notice(): string | null;
  /** Whether a session cookie came that scripts can read. */
  hasOpenSessionCookie(): boolean;
  /** Whether an answer came over https. */
  hasSecureAnswer(): boolean;
  redirects(): readonly MetRedirect[];
  /** Every key, token and signature that was sent, and every cookie value. */
  secrets(): readonly string[];
};

/** Query fields whose values are secrets. */
const secretFields = ['token', 'api_token', 'signature'];

/** Watches a transport. `now` is this machine's clock, UTC milliseconds. */
export function watch(transport: Transport, now: () => number): WatchedTransport {
  const secrets = new Set<string>();
  const redirects: MetRedirect[] = [];
  let requests = 0;
  let best: { readonly tripMs: number; readonly aheadMs: number } | null = null;
  let notice: string | null = null;
  let hasOpenCookie = false;
  let hasSecureAnswer = false;

  function note(exchange: Exchange, request: ShopRequest, sentAt: number): void {
    const { method } = request;
    const tripMs = Math.max(now() - sentAt, 0);
    const date = Date.parse(exchange.dateHeader ?? '');
    // A stored answer carries the date it was made; the header drops the fraction of a second.
    const isFresh = exchange.headers['age'] === undefined || exchange.headers['age'] === '0';
    if (Number.isFinite(date) && isFresh && (best === null || tripMs < best.tripMs)) {
      best = { tripMs, aheadMs: date + 500 - (sentAt + tripMs / 2) };
    }
    const { status, headers } = exchange;
    const location = headers['location'];
    if (status >= 300 && status < 400 && location !== undefined) {
      const isAddress = URL.canParse(location, exchange.url);
      const target = isAddress ? new URL(location, exchange.url).href : '';
      redirects.push({ method, status, target, isSecure: exchange.url.startsWith('https:') });
    }
    // What is printed into the answer to a token may tell of an order.
    if (notice === null && !hasToken(request)) {
      const answer = readAnswer(exchange);
      const around = answer.kind === 'json' ? answer.around.trim() : '';
      if (around !== '') notice = describePhpMessage(around) ?? redact(around, 120);
    }
    for (const cookie of exchange.setCookie) secrets.add(cookieValue(cookie.split(';')[0] ?? ''));
    hasSecureAnswer ||= exchange.url.startsWith('https:');
    hasOpenCookie ||= exchange.setCookie.some(
      (cookie) => /^\s*(OCSESSID|currency)=/.test(cookie) && !/;\s*httponly/i.test(cookie),
    );
  }

  return {
    async send(request, signal) {
      requests++;
      noteSecrets(request, secrets);
      const sentAt = now();
      const sent = await transport.send(request, signal);
      if (sent.ok) {
        note(sent.value, request, sentAt);
      }
      return sent;
    },
    close: () => transport.close(),
    requests: () => requests,
    // never -0, which JSON and people read as another number
    clockAheadSeconds: () => (best === null ? null : Math.round(best.aheadMs / 1000) || 0),
    notice: () => notice,
    hasOpenSessionCookie: () => hasOpenCookie,
    hasSecureAnswer: () => hasSecureAnswer,
    redirects: () => redirects,
    secrets: () => [...secrets],
  };
}

function noteSecrets(request: ShopRequest, secrets: Set<string>): void {
  const { searchParams } = new URL(request.url);
  for (const field of secretFields) secrets.add(searchParams.get(field) ?? '');
  secrets.add(request.form?.['key'] ?? '');
  for (const cookie of (request.cookie ?? '').split(';')) secrets.add(cookieValue(cookie));
}

function hasToken(request: ShopRequest): boolean {
  const { searchParams } = new URL(request.url);
  return secretFields.some((field) => searchParams.has(field));
}

function cookieValue(cookie: string): string {
  return cookie.slice(cookie.indexOf('=') + 1).trim();
}
