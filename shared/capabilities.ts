/** One generation of OpenCart's API. */
export type Dialect = '2.3' | '3.0' | '4.0' | '4.1';

/** Whether a shop offers something: yes; only with the connector; never. */
export type Offer = 'yes' | 'with-connector' | 'no';

/** What a connection offers. The UI asks this, never the dialect. */
export type Capabilities = {
  readonly readHeader: Offer;
  readonly readLines: Offer;
  readonly readTotals: Offer;
  readonly readHistory: Offer;
  readonly listOrders: Offer;
  readonly addHistory: Offer;
  readonly editOrder: Offer;
  readonly searchProducts: Offer;
};

const stockReader: Capabilities = {
  readHeader: 'yes',
  readLines: 'with-connector',
  readTotals: 'with-connector',
  readHistory: 'with-connector',
  listOrders: 'with-connector',
  addHistory: 'yes',
  editOrder: 'with-connector',
  searchProducts: 'with-connector',
};

/** What an unmodified shop of each dialect offers (observed on real shops; see docs/opencart.md). */
export const stockCapabilities: Readonly<Record<Dialect, Capabilities>> = {
  '2.3': stockReader,
  '3.0': stockReader,
  '4.0': { ...stockReader, readHeader: 'with-connector' },
  '4.1': { ...stockReader, readHeader: 'with-connector' },
};
