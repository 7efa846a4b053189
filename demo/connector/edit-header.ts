import { countries, zones } from '../data/countries';
import { encodeEntities } from '../php/text';
import type { OrderRow } from '../shop/order-row';
import { impossible, kept, type Draft } from './edit-draft';
import type { Change } from './edit-input';

type AddressChange = Extract<Change, { do: 'set-address' }>;

function addressColumns(draft: Draft, { which, address }: AddressChange): Partial<OrderRow> {
  const { country_id: countryId, zone_id: zoneId, ...texts } = address;
  const country = countries.find((one) => one.id === String(countryId));
  if (country === undefined) return impossible('country', { country_id: countryId });
  const zone = zones.find((one) => one.id === String(zoneId) && one.country === country.id);
  if (zone === undefined && zoneId !== 0) return impossible('zone', { zone_id: zoneId });
  const stays = draft.row[`${which}_country_id`] === country.id;
  const columns = {
    ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, kept(draft, text)])),
    country_id: country.id,
    country: encodeEntities(country.name),
    zone_id: String(zoneId),
    zone: encodeEntities(zone?.name ?? ''),
    address_format: stays ? draft.row[`${which}_address_format`] : '',
  };
  const named = Object.entries(columns).map(([name, text]) => [`${which}_${name}`, text] as const);
  return Object.fromEntries<string>(named);
}

const whose = { payment: 'Payment', shipping: 'Shipping' } as const;

/** Plans a change of the order's own row; changes of its lines and totals are left alone. */
export function planHeader(draft: Draft, change: Change): void {
  if (change.do === 'set-customer') {
    draft.row = {
      ...draft.row,
      firstname: kept(draft, change.firstname),
      lastname: kept(draft, change.lastname),
      email: kept(draft, change.email),
      telephone: kept(draft, change.telephone),
    };
    draft.said.push('Customer changed');
  } else if (change.do === 'set-comment') {
    draft.row = { ...draft.row, comment: kept(draft, change.comment) };
    draft.said.push('Comment changed');
  } else if (change.do === 'set-address') {
    draft.row = { ...draft.row, ...addressColumns(draft, change) };
    draft.said.push(`${whose[change.which]} address changed`);
  } else if (change.do === 'set-method') {
    draft.row = {
      ...draft.row,
      [`${change.which}_method`]: kept(draft, change.title),
      [`${change.which}_code`]: kept(draft, change.code),
    };
    draft.said.push(`${whose[change.which]} method changed`);
  }
}
