/** The sentences of the API in one language of the shop; OpenCart translates them, so no client may match on them. */
export type ShopTexts = {
  readonly loginSuccess: string;
  readonly wrongKey: string;
  /** `%s` stands for the caller's address. */
  readonly wrongAddress: string;
  readonly noPermission: string;
  readonly orderNotFound: string;
  readonly orderSuccess: string;
  /** 4.1: any refusal of a signed call, and a call that does not exist. */
  readonly accessDenied: string;
  readonly callNotFound: string;
  readonly cartSuccess: string;
  readonly subTotal: string;
  readonly total: string;
};

/** Languages a demo shop can have installed, by OpenCart's code. English as recorded; German is our own wording. */
export const shopTexts = {
  'en-gb': {
    loginSuccess: 'Success: API session successfully started!',
    wrongKey: 'Warning: Incorrect API Key!',
    wrongAddress: 'Warning: Your IP %s is not allowed to access this API!',
    noPermission: 'Warning: You do not have permission to access the API!',
    orderNotFound: 'Warning: Order could not be found!',
    orderSuccess: 'Success: You have modified orders!',
    accessDenied: 'You do not have permission to access this page.',
    callNotFound: 'API call not found',
    cartSuccess: 'Success: You have modified your shopping cart!',
    subTotal: 'Sub-Total',
    total: 'Total',
  },
  'de-de': {
    loginSuccess: 'API-Sitzung gestartet.',
    wrongKey: 'Achtung: Der API-Schlüssel stimmt nicht!',
    wrongAddress: 'Achtung: Die Adresse %s darf diese API nicht benutzen!',
    noPermission: 'Achtung: Keine Berechtigung für die API!',
    orderNotFound: 'Achtung: Der Auftrag wurde nicht gefunden!',
    orderSuccess: 'Aufträge wurden geändert.',
    accessDenied: 'Diese Seite ist für Sie nicht freigegeben.',
    callNotFound: 'Diesen API-Aufruf gibt es nicht.',
    cartSuccess: 'Der Warenkorb wurde geändert.',
    subTotal: 'Zwischensumme',
    total: 'Summe',
  },
} as const satisfies Record<string, ShopTexts>;

/** A language a demo shop can have installed. */
export type LanguageCode = keyof typeof shopTexts;

/** Whether the code names a language this demo knows. */
export function isLanguageCode(code: string): code is LanguageCode {
  return code in shopTexts;
}
