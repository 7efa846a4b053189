import type { ShopAnswer } from '../http/messages';
import type { Fault } from './fault';

/** The PHP notice of a badly kept add-on, printed on every page of the shop. */
export const strayNotice =
  '<b>Notice</b>: Undefined variable: tracking_code in <b>/var/www/html/catalog/controller/startup/tracker.php</b> on line <b>27</b>';

function isJson(answer: ShopAnswer): boolean {
  return String(answer.headers['Content-Type']).startsWith('application/json');
}

/** A JSON answer with the notice before it; without output buffering its type is PHP's own. Other answers stay as they are. */
export function withNotice(answer: ShopAnswer, buffersOutput: boolean): ShopAnswer {
  if (!isJson(answer)) return answer;
  const type = buffersOutput ? {} : { 'Content-Type': 'text/html; charset=UTF-8' };
  return {
    ...answer,
    headers: { ...answer.headers, ...type },
    body: strayNotice + answer.body,
  };
}

/** The first half of the body, told as if it were all. */
function truncated(answer: ShopAnswer): ShopAnswer {
  return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) };
}

/** Bytes no UTF-8 text has: a lone 0xFF, and a two-byte letter with the wrong second half. */
const noUtf8 = Buffer.from([0xff, 0xc3, 0x28]);

/** The same answer with bytes that are no UTF-8 inside its first text. */
function withInvalidUtf8(answer: ShopAnswer): ShopAnswer {
  const mark = '":"';
  const at = answer.body.indexOf(mark);
  if (at < 0) return answer;
  const cut = at + mark.length;
  const head = Buffer.from(answer.body.slice(0, cut));
  const rest = Buffer.from(answer.body.slice(cut));
  return { ...answer, bytes: Buffer.concat([head, noUtf8, rest]) };
}

/** What the faults make of an answer the API gave. */
export function altered(
  answer: ShopAnswer,
  faults: readonly Fault[],
  buffersOutput: boolean,
): ShopAnswer {
  return faults.reduce((result, { name }) => {
    if (name === 'notice-before-json') return withNotice(result, buffersOutput);
    if (name === 'truncated') return truncated(result);
    return name === 'invalid-utf8' ? withInvalidUtf8(result) : result;
  }, answer);
}
