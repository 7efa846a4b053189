import type { ConnectorCall } from '../../shared/connector/protocol';
import type { ShopRequest } from './transport';

/** Everything this client ever asks of a shop's API: its whole vocabulary, whatever the dialect. */
export type ApiCall =
  /** 2.3, 3.0: api/login; 4.0: api/account/login. On 2.3 `username` is not sent. */
  | { readonly kind: 'login'; readonly username: string; readonly key: string }
  /** 2.3, 3.0: api/order/info. Without a token it only asks whether there is such a page. */
  | { readonly kind: 'read-order'; readonly orderId: number }
  /** Status, comment and notify for one order, on every dialect. */
  | {
      readonly kind: 'add-history';
      readonly orderId: number;
      readonly statusId: number;
      readonly comment: string;
      readonly notify: boolean;
      /** Optional fields a request of somebody else does without; this client sends them all. */
      readonly leavesOut?: readonly OptionalHistoryField[];
    }
  /** 4.1: a signed call the shop does not know, which proves the signature. */
  | { readonly kind: 'prove-access' }
  /** 4.0: the cart of this very session, empty as it is; answered with JSON only while the session lives (recordings 4.0.2.3/015, 027). */
  | { readonly kind: 'prove-session' }
  /** A call to the connector: `docs/connector-protocol.md`, 1. */
  | {
      readonly kind: 'connector';
      readonly call: ConnectorCall;
      /** A JSON object as text. */
      readonly inputJson: string;
      /** 2.3 only: where the connector came as a modification of `api/order`; by its own files where absent. */
      readonly through?: 'modification';
    };

/** True for a call that may change the shop: it goes on a connection of its own and is never sent twice by itself. */
export function isWriteCall(call: ApiCall): boolean {
  if (call.kind === 'connector') return call.call === 'history' || call.call === 'edit';
  return call.kind === 'add-history';
}

/** Fields of a history entry that a shop takes for empty when they are not there. */
export type OptionalHistoryField = 'notify' | 'override' | 'append' | 'comment';

/** What a request carries besides its call. A part a dialect has no use for is null. */
export type CallContext = {
  /** Base address ending in `/`. */
  readonly address: string;
  /** 2.3 `token`, 3.0 and 4.0 `api_token`. */
  readonly token: string | null;
  /** 4.1: who signs; or a signature already made, put in as it stands. */
  readonly signer: Signer | Signature | null;
  /**
   * 4.0: what stands between a controller and its method. `|` where absent: every 4.0.x takes it, and `.` only those from
   * 4.0.2.0 (recording 4.0.2.3/029).
   */
  readonly separator?: '|' | '.';
};

/** Who signs, with what, and at which second of the shop's clock. */
export type Signer = {
  readonly username: string;
  readonly key: string;
  readonly timeSeconds: number;
  /** `plainStore` where absent. */
  readonly store?: SignedStore;
};

/** A call signed before, as a request tells it: nobody can tell the key from it. */
export type Signature = {
  readonly username: string;
  /** The `time` of the request, as it was written. */
  readonly time: string;
  readonly signature: string;
  readonly store: SignedStore;
};

/**
 * What a 4.1 call must name and sign. Language and currency have no effect on what this client asks (recordings 4.1.0.4/038, 040,
 * 060), so it always names the same.
 */
export type SignedStore = {
  readonly storeId: string;
  readonly language: string;
  readonly currency: string;
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
  /**
   * The call a request of this dialect makes; null when it is none of ours, with any field we would not send, or one missing. The
   * context it tells writes the same request again; its host is made up, for a `PlainRequest` has none.
   */
  read(request: PlainRequest): { readonly call: ApiCall; readonly context: CallContext } | null;
};
