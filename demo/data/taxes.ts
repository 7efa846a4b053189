/** The tax classes of the made-up shop; rates in thousandths. `9` is OpenCart's own "Taxable Goods". */
export const taxClasses: readonly {
  readonly id: number;
  readonly perMille: number;
  readonly en: string;
  readonly de: string;
}[] = [
  { id: 9, perMille: 190, en: 'VAT 19%', de: 'MwSt. 19 %' },
  { id: 10, perMille: 70, en: 'VAT 7%', de: 'MwSt. 7 %' },
];

/** Countries whose customers pay the tax; goods sent elsewhere are free of it. */
export const taxedCountries: ReadonlySet<string> = new Set([
  '14',
  '74',
  '81',
  '84',
  '103',
  '170',
  '195',
]);

/** The class the cost of shipping is taxed by. */
export const shippingTaxClass = 9;

/** The rate of a class for a country, in thousandths; 0 where there is none. */
export function perMilleOf(taxClassId: number, countryId: string): number {
  if (!taxedCountries.has(countryId)) return 0;
  return taxClasses.find(({ id }) => id === taxClassId)?.perMille ?? 0;
}
