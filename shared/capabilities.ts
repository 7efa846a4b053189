/** One generation of OpenCart's API. */
export type Dialect = '2.3' | '3.0' | '4.0' | '4.1';

/** Whether a shop offers something: yes; only with the connector; never. */
export type Offer = 'yes' | 'with-connector' | 'no';

/** Everything a connection can offer, in the order it is told in. */
export const capabilityNames = [
  'readHeader', // one order's customer, addresses, status, total and dates, by its id
  'listOrders', // a list of orders; without it the desk walks the ids
  'readLines',
  'readTotals',
  'readHistory',
  'readStatuses', // the names of the shop's order statuses; without it they are learnt or entered
  'readCurrencies', // symbols and decimals
  'searchProducts',
  'searchCustomers',
  'addHistory', // set a status, with a comment and a mail to the customer
  'verifyHistory', // read back what adding history stored
  'keepEmoji', // characters beyond the first 65,536 in what is written; elsewhere they become question marks
  'editOrder', // change the cart of an order without losing anything
] as const;
export type CapabilityName = (typeof capabilityNames)[number];

/** What a connection offers. The UI asks this, never the dialect. */
export type Capabilities = { readonly [Name in CapabilityName]: Offer };

const stockReader: Capabilities = {
  readHeader: 'yes',
  readLines: 'with-connector',
  readTotals: 'with-connector',
  readHistory: 'with-connector',
  listOrders: 'with-connector',
  addHistory: 'yes',
  editOrder: 'with-connector',
  readStatuses: 'with-connector',
  readCurrencies: 'with-connector',
  searchProducts: 'with-connector',
  searchCustomers: 'with-connector',
  verifyHistory: 'yes',
  keepEmoji: 'no', // its tables are utf8 of three bytes (tried: 2.3.0.2, 3.0.3.9)
};

const stockWriter: Capabilities = {
  ...stockReader,
  readHeader: 'with-connector',
  verifyHistory: 'with-connector',
  keepEmoji: 'yes',
};

/** What an unmodified shop of each dialect offers (observed on real shops; see docs/opencart.md). */
export const stockCapabilities: Readonly<Record<Dialect, Capabilities>> = {
  '2.3': stockReader,
  '3.0': stockReader,
  '4.0': stockWriter,
  '4.1': stockWriter,
};

/** What a shop offers where it has the connector. Reading is whole; writing needs the owner's leave, which OpenCart's own calls do without. */
export function connectorCapabilities(dialect: Dialect, canWrite: boolean): Capabilities {
  const stock = stockCapabilities[dialect];
  return {
    readHeader: 'yes',
    listOrders: 'yes',
    readLines: 'yes',
    readTotals: 'yes',
    readHistory: 'yes',
    readStatuses: 'yes',
    readCurrencies: 'yes',
    searchProducts: 'yes',
    searchCustomers: 'yes',
    addHistory: stock.addHistory,
    verifyHistory: 'yes',
    keepEmoji: stock.keepEmoji,
    editOrder: canWrite ? 'yes' : 'with-connector',
  };
}
