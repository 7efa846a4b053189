import { htmlAnswer, phpAnswer, type ShopAnswer } from '../http/messages';
import type { Fault, FaultName } from './fault';
import {
  chainAnswer,
  closedStorefront,
  cloudflarePage,
  loginPage,
  loopAnswer,
  redirectAnswer,
  type RedirectTarget,
} from './web-answers';

const mailerWarning =
  '<b>Warning</b>: fsockopen(): Unable to connect to mail.example.test:25 (Connection timed out) in <b>/var/www/html/system/library/mail.php</b> on line <b>167</b>';

/** Lets at most `perSecond` requests through in any second of the clock. */
export type RateGate = (perSecond: number) => boolean;

/** A gate over a clock in milliseconds; answers whether this request is one too many. */
export function createRateGate(now: () => number): RateGate {
  let second = 0;
  let seen = 0;
  return (perSecond) => {
    const current = Math.floor(now() / 1000);
    if (current !== second) {
      second = current;
      seen = 0;
    }
    seen += 1;
    return seen > perSecond;
  };
}

/** What a fault's answer is made from. */
export type Occasion = RedirectTarget & {
  readonly route: string;
  readonly isTooMany: RateGate;
};

const json = (body: string): ShopAnswer => ({
  status: 200,
  headers: { 'Content-Type': 'application/json' },
  body,
  outcome: 'other',
});

const MEGABYTE = 1_048_576;

const answers: Partial<Record<FaultName, (fault: Fault, occasion: Occasion) => ShopAnswer | null>> =
  {
    'html-page': () => htmlAnswer(200, 'Welcome to our shop'),
    'maintenance-html': () =>
      htmlAnswer(503, 'We are currently performing some scheduled maintenance', {
        'Retry-After': '3600',
      }),
    maintenance: (_fault, { route }) => closedStorefront(route),
    cloudflare: cloudflarePage,
    'login-page': loginPage,
    'empty-500': () => phpAnswer(500, ''),
    'html-500': () => phpAnswer(500, mailerWarning),
    'error-html-redirect': () => phpAnswer(302, '', { Location: 'error.html' }),
    // json_encode gives up on text that is no UTF-8, and OpenCart sends the nothing it got.
    'poison-order': () => json(''),
    garbage: () => json('{"order":{"order_id":"1","invoice_no"'),
    'deep-json': ({ depth = 100_000 }) =>
      json(`{"order":${'['.repeat(depth)}${']'.repeat(depth)}}`),
    'ten-megabytes': ({ megabytes = 10 }) =>
      json(`{"order":{"comment":"${'a'.repeat(megabytes * MEGABYTE)}"}}`),
    redirect: redirectAnswer,
    'redirect-chain': chainAnswer,
    'redirect-loop': loopAnswer,
    'too-many'({ perSecond, retryAfter = 2 }, { isTooMany }) {
      if (perSecond !== undefined && !isTooMany(perSecond)) return null;
      return phpAnswer(429, 'Too Many Requests', { 'Retry-After': String(retryAfter) });
    },
  };

/** The answer a fault puts in the place of the API's; null for faults that leave the answer alone. */
export function faultAnswer(fault: Fault, occasion: Occasion): ShopAnswer | null {
  return answers[fault.name]?.(fault, occasion) ?? null;
}
