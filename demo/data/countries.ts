import type { Country } from '../shop/shop';

/** A country as OpenCart's install table has it: id, English name, ISO codes. */
type CountryRow = Country & { readonly id: string; readonly name: string };

/** The countries demo shops deal with. Ids and names are those of OpenCart's own table. */
export const countries: readonly CountryRow[] = [
  { id: '14', name: 'Austria', iso2: 'AT', iso3: 'AUT' },
  { id: '44', name: 'China', iso2: 'CN', iso3: 'CHN' },
  { id: '63', name: 'Egypt', iso2: 'EG', iso3: 'EGY' },
  { id: '74', name: 'France, Metropolitan', iso2: 'FR', iso3: 'FRA' },
  { id: '81', name: 'Germany', iso2: 'DE', iso3: 'DEU' },
  { id: '84', name: 'Greece', iso2: 'GR', iso3: 'GRC' },
  { id: '103', name: 'Ireland', iso2: 'IE', iso3: 'IRL' },
  { id: '104', name: 'Israel', iso2: 'IL', iso3: 'ISR' },
  { id: '107', name: 'Japan', iso2: 'JP', iso3: 'JPN' },
  { id: '113', name: 'South Korea', iso2: 'KR', iso3: 'KOR' },
  { id: '170', name: 'Poland', iso2: 'PL', iso3: 'POL' },
  { id: '195', name: 'Spain', iso2: 'ES', iso3: 'ESP' },
  { id: '222', name: 'United Kingdom', iso2: 'GB', iso3: 'GBR' },
  { id: '223', name: 'United States', iso2: 'US', iso3: 'USA' },
];

/** A zone (county, state, prefecture) of a country. */
type ZoneRow = {
  readonly id: string;
  readonly country: string;
  readonly name: string;
  readonly code: string;
};

/** Zones met in the recordings, as OpenCart's table has them; those from 5000 on were added by the demo shop's owner. */
export const zones: readonly ZoneRow[] = [
  { id: '1256', country: '81', name: 'Berlin', code: 'BER' },
  { id: '1259', country: '81', name: 'Hamburg', code: 'HAM' },
  { id: '1260', country: '81', name: 'Hessen', code: 'HES' },
  { id: '1589', country: '103', name: 'Cork', code: 'CO' },
  { id: '1657', country: '107', name: 'Aichi', code: 'AI' },
  { id: '1678', country: '107', name: 'Kyoto', code: 'KY' },
  { id: '2631', country: '170', name: 'Dolnoslaskie', code: 'DO' },
  { id: '2633', country: '170', name: 'Lodzkie', code: 'LO' },
  { id: '3553', country: '222', name: 'Greater London', code: 'LDN' },
  { id: '3563', country: '222', name: 'Lancashire', code: 'LANCS' },
  { id: '3655', country: '223', name: 'New York', code: 'NY' },
  { id: '5001', country: '14', name: 'Wien', code: 'WIE' },
  { id: '5002', country: '44', name: 'Shanghai', code: 'SH' },
  { id: '5003', country: '63', name: 'Cairo', code: 'CAI' },
  { id: '5004', country: '74', name: 'Rhône', code: '69' },
  { id: '5005', country: '84', name: 'Attica', code: 'ATT' },
  { id: '5006', country: '104', name: 'Tel Aviv', code: 'TA' },
  { id: '5007', country: '113', name: 'Seoul', code: 'SO' },
  { id: '5008', country: '195', name: 'Valencia', code: 'VC' },
];

/** The country of that id; a bug when the demo's own data name one that is not there. */
export function countryById(id: string): CountryRow {
  const found = countries.find((country) => country.id === id);
  if (found === undefined) throw new Error(`no country ${id}`);
  return found;
}

/** The zone of that id; a bug when the demo's own data name one that is not there. */
export function zoneById(id: string): ZoneRow {
  const found = zones.find((zone) => zone.id === id);
  if (found === undefined) throw new Error(`no zone ${id}`);
  return found;
}
