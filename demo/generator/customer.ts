import type { Place } from '../data/place';
import { europeanPlaces } from '../data/places-europe';
import { overseasPlaces } from '../data/places-overseas';
import { wordingOf } from '../data/wording';
import { createRandom, type Random } from './random';

/** A made-up customer; all text as typed. The same seed and number always give the same person. */
export type Customer = {
  readonly place: Place;
  readonly firstname: string;
  readonly lastname: string;
  readonly email: string;
  readonly telephone: string;
  readonly company: string;
  readonly address1: string;
  readonly address2: string;
  readonly postcode: string;
  readonly city: string;
  /** VAT number of a company, '' for others. */
  readonly vatNumber: string;
};

const CUSTOMER_SALT = 2;
const weightedPlaces = [...europeanPlaces, ...overseasPlaces].map(
  (place) => [place, place.weight] as const,
);

/** Puts digits in the place of `#`. */
function fill(pattern: string, random: Random): string {
  return pattern.replace(/#/g, () => String(random.whole(10)));
}

/** Customer `n` of the shop of that seed. */
export function makeCustomer(seed: number, n: number): Customer {
  const random = createRandom(seed, n, CUSTOMER_SALT);
  const place = random.weighted(weightedPlaces);
  const [firstname, latinFirst] = random.pick(place.firstnames);
  const [lastname, latinLast] = random.pick(place.lastnames);
  const [city, postcode] = random.pick(place.cities);
  const isCompany = random.chance(0.14);
  return {
    place,
    firstname,
    lastname,
    email: `${latinFirst}.${latinLast}.${n}@example.test`
      .toLowerCase()
      .replace(/[^a-z0-9.@-]/g, ''),
    telephone: fill(random.pick(place.phones), random),
    company: isCompany ? random.pick(wordingOf(place.countryId).companies) : '',
    address1: fill(random.pick(place.streets), random),
    address2: fill(random.pick(place.seconds), random),
    postcode: fill(postcode, random),
    city,
    vatNumber: isCompany && random.chance(0.6) ? fill('DE8########', random) : '',
  };
}
