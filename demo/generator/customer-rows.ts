import { storedText } from '../php/text';
import type { CustomerRow } from '../shop/customer-row';
import { makeCustomer } from './customer';

/** The customers with an account, one after the other, made on demand. */
export function* customerRows(seed: number, customers: number): Generator<CustomerRow> {
  for (let id = 1; id <= customers; id += 1) {
    const customer = makeCustomer(seed, id);
    const name = {
      firstname: storedText(customer.firstname),
      lastname: storedText(customer.lastname),
    };
    yield {
      customer_id: id,
      customer_group_id: 1,
      ...name,
      email: customer.email,
      telephone: storedText(customer.telephone),
      enabled: id % 20 !== 0,
      addresses: [
        {
          address_id: id,
          ...name,
          company: storedText(customer.company),
          address_1: storedText(customer.address1),
          address_2: storedText(customer.address2),
          city: storedText(customer.city),
          postcode: storedText(customer.postcode),
          country_id: Number(customer.place.countryId),
          zone_id: Number(customer.place.zoneId),
        },
      ],
    };
  }
}
