/** OpenCart's placeholders in the layout of much of Europe. */
export const postcodeFirst =
  '{company}\r\n{firstname} {lastname}\r\n{address_1}\r\n{address_2}\r\n{postcode} {city}\r\n{country}';
/** The layout of the United States. */
export const zoneLast =
  '{firstname} {lastname}\r\n{company}\r\n{address_1}\r\n{address_2}\r\n{city}, {zone} {postcode}\r\n{country}';
/** The layout of Japan, largest part first. */
export const eastAsian =
  '{country}\r\n〒{postcode}\r\n{zone} {city}\r\n{address_1}\r\n{address_2}\r\n{company}\r\n{lastname} {firstname}';

/** Where customers of one country live, and how they write. `#` in a pattern stands for a digit. */
export type Place = {
  readonly countryId: string;
  readonly zoneId: string;
  readonly addressFormat: string;
  readonly weight: number;
  /** 2 for customers who shop in German, else 1. */
  readonly languageId: '1' | '2';
  readonly currencies: readonly ('EUR' | 'GBP' | 'USD' | 'JPY')[];
  /** As written, and in Latin letters for the e-mail address. */
  readonly firstnames: readonly (readonly [string, string])[];
  readonly lastnames: readonly (readonly [string, string])[];
  /** City with its postcode pattern. */
  readonly cities: readonly (readonly [string, string])[];
  readonly streets: readonly string[];
  readonly seconds: readonly string[];
  readonly phones: readonly string[];
};

/** Names that are plain Latin letters already. */
export const same = (...names: readonly string[]): readonly (readonly [string, string])[] =>
  names.map((name) => [name, name]);
