import type { ShopRequest } from './transport';

/** Everything this client ever asks of a shop's API: its whole vocabulary, whatever the dialect. */
export type ApiCall =
  /** 2.3, 3.0: api/login; 4.0: api/account/login. On 2.3 `username` is not sent. */
  | { readonly kind: 'login'; readonly username: string; readonly key: string }
  /** 2.3, 3.0: api/order/info. */
  | { readonly kind: 'read-order'; readonly orderId: number }
  /** Status, comment and notify for one order, on every dialect. */
  | {
      readonly kind: 'add-history';
      readonly orderId: number;
      readonly statusId: number;
      readonly comment: string;
      readonly notify: boolean;
    }
  /** 4.1: a signed call the shop does not know, which proves the signature. */
  | { readonly kind: 'prove-access' };

/** What a request carries besides its call. A part a dialect has no use for is null. */
export type CallContext = {
  /** Base address ending in `/`. */
  readonly address: string;
  /** 2.3 `token`, 3.0 and 4.0 `api_token`. */
  readonly token: string | null;
  /** 4.1: who signs, with what, and at which second of the shop's clock. */
  readonly signer: {
    readonly username: string;
    readonly key: string;
    readonly timeSeconds: number;
  } | null;
};

/** A request as a recording tells it: names and values decoded, form fields flat or nested as PHP reads them. */
export type PlainRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly form: Readonly<Record<string, unknown>>;
};

/** One dialect's way to write calls down, and to know its own writing again. */
export type CallWriter = {
  /** The request of a call; null where this dialect has no such call. */
  write(call: ApiCall, context: CallContext): ShopRequest | null;
  /** The call a request of this dialect makes; null when it is none of ours, with any field we would not send, or one missing. */
  read(request: PlainRequest): { readonly call: ApiCall; readonly context: CallContext } | null;
};
