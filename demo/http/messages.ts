import type { IncomingHttpHeaders } from 'node:http';
import type { ParsedQs } from 'qs';
import type { PhpArray } from '../php/php-array';
import type { WriteTrouble } from '../shop/history-writer';

/** One request as PHP would hand it to OpenCart. */
export type ShopRequest = {
  readonly method: string;
  /** The `route` parameter, '' when there is none. */
  readonly route: string;
  readonly query: ParsedQs;
  readonly form: ParsedQs;
  /** The same as `$_POST` keeps it: in the order sent. */
  readonly fields: PhpArray;
  /** Folder of index.php with slashes around. */
  readonly folder: string;
  readonly cookies: ReadonlyMap<string, string>;
  readonly headers: IncomingHttpHeaders;
  /** The caller's address as the shop sees it (REMOTE_ADDR). */
  readonly address: string;
  /** What befalls this request while it writes; only faults set it. */
  readonly trouble?: WriteTrouble;
};

/** What the API made of a request; kept for the counters only, never sent. */
export type Outcome =
  | 'login'
  | 'login-refused'
  | 'order'
  | 'history'
  | 'no-order'
  | 'no-permission'
  | 'connector'
  | 'other';

/** One answer, complete. Header values that are lists are sent as one header line each. */
export type ShopAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
  /** The body as bytes, where it is no text. */
  readonly bytes?: Buffer;
  readonly outcome: Outcome;
};

/** A page instead of the API: the theme's 404, the storefront, the maintenance notice. */
export function htmlAnswer(
  status: number,
  title: string,
  headers: ShopAnswer['headers'] = {},
): ShopAnswer {
  const body = `<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
  return {
    status,
    headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' },
    body,
    outcome: 'other',
  };
}

/** An answer with a bare body and PHP's own content type, as written before OpenCart sets any header. */
export function phpAnswer(
  status: number,
  body: string,
  headers: ShopAnswer['headers'] = {},
): ShopAnswer {
  return {
    status,
    headers: { ...headers, 'Content-Type': 'text/html; charset=UTF-8' },
    body,
    outcome: 'other',
  };
}
