import type { OrderAddress } from '../../shared/order';

/** OpenCart's own layout for an address whose country has none. */
export const defaultAddressFormat = [
  '{firstname} {lastname}',
  '{company}',
  '{address_1}',
  '{address_2}',
  '{city} {postcode}',
  '{zone}',
  '{country}',
].join('\n');

/**
 * The lines of a postal address, laid out by the order's own address format. Empty lines fall away; a placeholder
 * OpenCart does not know stands for nothing. Values are put in once, so a brace in a name is just a brace.
 */
export function formatAddress(address: OrderAddress): readonly string[] {
  // A map, so that a placeholder like {constructor} finds nothing.
  const values = new Map(
    Object.entries({
      firstname: address.firstname,
      lastname: address.lastname,
      company: address.company,
      address_1: address.address1,
      address_2: address.address2,
      city: address.city,
      postcode: address.postcode,
      zone: address.zone,
      zone_code: address.zoneCode,
      country: address.country,
    }),
  );
  const format = address.format.trim() === '' ? defaultAddressFormat : address.format;
  return format
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/\{(\w+)\}/g, (_whole, name: string) => values.get(name) ?? ''))
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

/** True when an order has no such address at all, as when nothing of it is shipped. */
export function isEmptyAddress(address: OrderAddress): boolean {
  return Object.entries(address).every(
    ([name, part]) =>
      // a country's layout is not an address
      name === 'format' ||
      (typeof part === 'object' ? Object.keys(part).length === 0 : part === '' || part === 0),
  );
}

/** True when two addresses read the same, whatever the ids behind them. */
export function isSameAddress(one: OrderAddress, other: OrderAddress): boolean {
  return formatAddress(one).join('\n') === formatAddress(other).join('\n');
}
