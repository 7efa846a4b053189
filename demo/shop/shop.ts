import type { ApiUsers } from './api-users';
import type { ShopClock } from './clock';
import type { CustomerRow } from './customer-row';
import type { HistoryTable } from './history-table';
import type { MailLog } from './mail-log';
import type { OrderTable } from './order-table';
import type { ProductTable } from './product-table';
import type { ShopSettings } from './settings';
import { isLanguageCode, shopTexts, type LanguageCode, type ShopTexts } from './texts';

/** A country of OpenCart's table, as far as order/info tells it. */
export type Country = { readonly iso2: string; readonly iso3: string };

/** The small tables order/info joins to an order, by OpenCart's ids as text. */
export type ShopTables = {
  readonly countries: ReadonlyMap<string, Country>;
  /** Zone id → zone code. */
  readonly zoneCodes: ReadonlyMap<string, string>;
  /** `statusId/languageId` → name: a status has a name of its own in each language. */
  readonly statusNames: ReadonlyMap<string, string>;
  /** Language id → code. */
  readonly languageCodes: ReadonlyMap<string, string>;
};

/** Everything a dialect needs to answer: the state of one demo shop. */
export type Shop = {
  readonly orders: OrderTable;
  readonly histories: HistoryTable;
  readonly mails: MailLog;
  readonly users: ApiUsers;
  readonly tables: ShopTables;
  readonly products: ProductTable;
  /** The shop's address as its settings have it. */
  readonly url: string;
  /** Customers with an account; none where orders came by tables. */
  customers(): Iterable<CustomerRow>;
  settings(): ShopSettings;
  clock(): ShopClock;
};

/** The language a request is answered in: its cookie, else its Accept-Language, else the shop's own; only installed ones. */
export function languageOf(
  settings: ShopSettings,
  cookie: string | undefined,
  acceptLanguage: string | undefined,
): LanguageCode {
  if (settings.languages.length === 1) return settings.language;
  const asked = [cookie ?? '', ...(acceptLanguage ?? '').split(',')];
  for (const entry of asked) {
    const code = (entry.split(';')[0] ?? '').trim().toLowerCase();
    if (code === '') continue;
    const match = settings.languages.find(
      (known) => known === code || known.startsWith(`${code}-`),
    );
    if (match !== undefined) return match;
  }
  return settings.language;
}

/** The API's sentences in a language; English where the demo does not know it. */
export function textsOf(language: string): ShopTexts {
  return shopTexts[isLanguageCode(language) ? language : 'en-gb'];
}
