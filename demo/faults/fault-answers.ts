import { htmlAnswer, phpAnswer, type ShopAnswer } from '../http/messages';
import type { Fault, FaultName } from './fault';

/** The PHP notice of a badly kept add-on, printed on every page of the shop. */
export const strayNotice =
  '<b>Notice</b>: Undefined variable: tracking_code in <b>/var/www/html/catalog/controller/startup/tracker.php</b> on line <b>27</b>';

const mailerWarning =
  '<b>Warning</b>: fsockopen(): Unable to connect to mail.example.test:25 (Connection timed out) in <b>/var/www/html/system/library/mail.php</b> on line <b>167</b>';

/** A JSON answer with the notice before it; without output buffering its type is PHP's own. Other answers stay as they are. */
export function withNotice(answer: ShopAnswer, buffersOutput: boolean): ShopAnswer {
  if (answer.headers['Content-Type'] !== 'application/json') return answer;
  const type = buffersOutput ? 'application/json' : 'text/html; charset=UTF-8';
  return {
    ...answer,
    headers: { ...answer.headers, 'Content-Type': type },
    body: strayNotice + answer.body,
  };
}

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
type Occasion = {
  readonly fault: Fault;
  readonly pathAndQuery: string;
  readonly isTooMany: RateGate;
};

const json = (body: string): ShopAnswer => ({
  status: 200,
  headers: { 'Content-Type': 'application/json' },
  body,
  outcome: 'other',
});

const answers: Partial<Record<FaultName, (occasion: Occasion) => ShopAnswer | null>> = {
  'html-page': () => htmlAnswer(200, 'Welcome to our shop'),
  'maintenance-html': () =>
    htmlAnswer(503, 'We are currently performing some scheduled maintenance', {
      'Retry-After': '3600',
    }),
  'empty-500': () => phpAnswer(500, ''),
  'html-500': () => phpAnswer(500, mailerWarning),
  'error-html-redirect': () => phpAnswer(302, '', { Location: 'error.html' }),
  // json_encode gives up on text that is no UTF-8, and OpenCart sends the nothing it got.
  'poison-order': () => json(''),
  garbage: () => json('{"order":{"order_id":"1","invoice_no"'),
  redirect({ fault, pathAndQuery }) {
    const to = (fault.to ?? 'https://www.shop.example.test').replace(/\/$/, '');
    return phpAnswer(fault.status ?? 301, '', { Location: to + pathAndQuery });
  },
  'too-many'({ fault, isTooMany }) {
    if (fault.perSecond !== undefined && !isTooMany(fault.perSecond)) return null;
    return phpAnswer(429, 'Too Many Requests', { 'Retry-After': String(fault.retryAfter ?? 2) });
  },
};

/** The answer a fault puts in the place of the API's; null for faults that leave the answer alone. */
export function faultAnswer(
  fault: Fault,
  pathAndQuery: string,
  isTooMany: RateGate,
): ShopAnswer | null {
  return answers[fault.name]?.({ fault, pathAndQuery, isTooMany }) ?? null;
}
