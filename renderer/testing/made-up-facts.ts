import type { ConnectorState, ShopFacts } from '../../shared/shop-facts';

const named = (en: string, de: string) => [
  { languageId: 1, name: en },
  { languageId: 2, name: de },
];

/** What the connector of the made-up shop tells of it: two languages, currencies of 0, 2 and 3 digits, and not every status of its orders. */
export const madeUpFacts: ShopFacts = {
  baseCurrency: 'GBP',
  currencies: [
    ['GBP', 'Pound Sterling', '£', '', 2, '1.00000000'],
    ['EUR', 'Euro', '', ' €', 2, '1.16500000'],
    ['USD', 'US Dollar', '$', '', 2, '1.31250000'],
    ['JPY', 'Yen', '¥', '', 0, '197.45000000'],
    ['PLN', 'Złoty', '', ' zł', 2, '4.96320000'],
    ['ILS', 'Shekel', '₪', '', 2, '4.87100000'],
    ['KWD', 'Kuwaiti Dinar', 'KD ', '', 3, '0.40310000'],
  ].map(([code, title, symbolLeft, symbolRight, decimals, value]) => ({
    code: String(code),
    title: String(title),
    symbolLeft: String(symbolLeft),
    symbolRight: String(symbolRight),
    decimals: Number(decimals),
    value: String(value),
    isEnabled: true,
  })),
  statuses: [
    { statusId: 1, names: named('Pending', 'Ausstehend'), class: 'processing' },
    { statusId: 2, names: named('Processing', 'In Bearbeitung'), class: 'processing' },
    { statusId: 3, names: named('Shipped', 'Versandt'), class: 'complete' },
    { statusId: 5, names: named('Complete', 'Abgeschlossen'), class: 'complete' },
    { statusId: 7, names: named('Canceled', 'Storniert'), class: null },
    { statusId: 11, names: named('Refunded', 'Erstattet'), class: null },
    { statusId: 17, names: named('Awaiting customs', 'Beim Zoll'), class: null },
    { statusId: 42, names: [{ languageId: 1, name: 'Quarterly review' }], class: null },
    { statusId: 99, names: named('Picked', 'Gepackt'), class: 'processing' },
  ],
  defaultLanguageId: 1,
  languages: [
    { languageId: 1, code: 'en-gb', name: 'English' },
    { languageId: 2, code: 'de-de', name: 'Deutsch' },
  ],
  storefronts: [{ storeId: 0, name: 'Quay & Compass', url: 'http://127.0.0.1:8133/' }],
  zone: 'Europe/London',
};

/** A connector that is there, and may write or only read. */
export function presentConnector(canWrite = true): ConnectorState {
  return {
    kind: 'present',
    build: '0.1.0',
    opencart: '3.0.3.9',
    canWrite,
    engines: canWrite ? 'transactions' : 'journal',
  };
}
