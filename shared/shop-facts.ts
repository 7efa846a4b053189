import type { DecimalText } from './money';

/** A currency of the shop. `value`: its units per unit of the base currency today. */
export type ShopCurrency = {
  readonly code: string;
  readonly title: string;
  readonly symbolLeft: string;
  readonly symbolRight: string;
  readonly decimals: number;
  readonly value: DecimalText;
  readonly isEnabled: boolean;
};

/** A name in one of the shop's languages. */
export type LanguageName = { readonly languageId: number; readonly name: string };

/** `processing` and `complete` take stock (the shop's own lists); null: neither. */
export type StatusClass = 'processing' | 'complete' | null;

/** A status of the shop with its name in each language. */
export type ShopStatus = {
  readonly statusId: number;
  readonly names: readonly LanguageName[];
  readonly class: StatusClass;
};

/** What the connector tells of a shop once, decoded text. */
export type ShopFacts = {
  readonly baseCurrency: string;
  readonly currencies: readonly ShopCurrency[];
  readonly statuses: readonly ShopStatus[];
  readonly defaultLanguageId: number;
  readonly languages: readonly {
    readonly languageId: number;
    readonly code: string;
    readonly name: string;
  }[];
  readonly storefronts: readonly {
    readonly storeId: number;
    readonly name: string;
    readonly url: string;
  }[];
  /** IANA name of the zone the shop writes its dates in. */
  readonly zone: string;
};

/** What is known of the connector in a shop. */
export type ConnectorState =
  /** Not looked for yet, or the shop could not be reached. */
  | { readonly kind: 'unknown' }
  /** Looked for; the shop answered as one without it. */
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'present';
      readonly build: string;
      readonly opencart: string;
      /** False until the owner allows writes on the connector's page in the admin. */
      readonly canWrite: boolean;
      /** Whether every table an edit touches has transactions, or the connector keeps a journal. */
      readonly engines: 'transactions' | 'journal';
    }
  /** It is there and speaks another protocol than this desk. */
  | { readonly kind: 'mismatch'; readonly build: string; readonly update: 'connector' | 'desk' }
  /** It is there and its own look refused the caller. `why` as in the protocol: `no-session`, `user-disabled`, `ip`, `signature`, `time`. */
  | { readonly kind: 'refused'; readonly why: string };
