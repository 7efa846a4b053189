/** A made-up customer with an address; nobody here exists. */
export type Person = {
  readonly first: string;
  readonly last: string;
  readonly company: string;
  readonly phone: string;
  readonly street: string;
  readonly city: string;
  readonly postcode: string;
  readonly zone: string;
  readonly zoneCode: string;
  readonly country: string;
  readonly iso2: string;
  readonly iso3: string;
  readonly currency: string;
  readonly format: string;
};

type Place = Pick<
  Person,
  'zone' | 'zoneCode' | 'country' | 'iso2' | 'iso3' | 'currency' | 'format'
>;

function place(
  country: string,
  iso2: string,
  iso3: string,
  currency: string,
  zone: string,
  zoneCode: string,
  format = '',
): Place {
  return { country, iso2, iso3, currency, zone, zoneCode, format };
}

const german = '{firstname} {lastname}\n{company}\n{address_1}\n{postcode} {city}\n{country}';
const britain = place('United Kingdom', 'GB', 'GBR', 'GBP', 'Greater London', 'LDN');
const poland = place('Poland', 'PL', 'POL', 'PLN', 'Małopolskie', 'MA', german);
const japan = place(
  'Japan',
  'JP',
  'JPN',
  'JPY',
  '東京都',
  '13',
  '{postcode}\n{zone} {city} {address_1}\n{company}\n{lastname} {firstname}\n{country}',
);
const germany = place('Germany', 'DE', 'DEU', 'EUR', 'Hamburg', 'HAM', german);
const israel = place('Israel', 'IL', 'ISR', 'ILS', 'Tel Aviv', 'TA');
const emirates = place('United Arab Emirates', 'AE', 'ARE', 'AED', 'دبي', 'DU');
const states = place(
  'United States',
  'US',
  'USA',
  'USD',
  'Oregon',
  'OR',
  '{firstname} {lastname}\n{company}\n{address_1}\n{address_2}\n{city}, {zone_code} {postcode}\n{country}',
);
const kuwait = place('Kuwait', 'KW', 'KWT', 'KWD', 'العاصمة', 'KU');

function person(
  at: Place,
  first: string,
  last: string,
  phone: string,
  street: string,
  city: string,
  postcode: string,
  company = '',
): Person {
  return { ...at, first, last, phone, street, city, postcode, company };
}

/** The customers of the made-up shop: several scripts, both writing directions, with and without a company. */
export const people: readonly Person[] = [
  person(poland, 'Łukasz', 'Żółć', '+48 600 100 200', 'ul. Długa 7', 'Kraków', '31-146'),
  person(japan, '太郎', '山田', '03-5550-0101', '霞町 2-4-8', '港区', '106-0031'),
  person(
    germany,
    'Jörg',
    'Müßig',
    '+49 40 5550 123',
    'Große Straße 12',
    'Hamburg',
    '20457',
    'Müßig & Söhne GmbH',
  ),
  person(britain, 'Zoë', 'Ashdown', '020 7946 0018', '14 Wharf Lane', 'London', 'E14 3QS'),
  person(israel, 'נועה', 'לוי', '03-555-0199', 'רחוב הים 5', 'תל אביב', '61000'),
  person(
    emirates,
    'ليلى',
    'حداد',
    '+971 4 555 0142',
    'شارع الميناء ١٢',
    'دبي',
    '00000',
    'شركة المرفأ',
  ),
  person(
    states,
    'Marcus',
    'Fenwick',
    '(503) 555-0136',
    '880 Cannery Row',
    'Astoria',
    '97103',
    'Fenwick Marine Supply',
  ),
  person(
    kuwait,
    'Yousef',
    'Al-Sabti',
    '+965 5550 0177',
    'Block 4, Street 12',
    'Kuwait City',
    '13001',
  ),
  person(
    britain,
    'Anne-Marie',
    'O’Dowd',
    '07700 900456',
    'Flat 2, 9 Mill Race',
    'Leeds',
    'LS1 4DL',
  ),
  person(germany, 'Çiğdem', 'Öztürk', '+49 30 5550 987', 'Kastanienallee 3', 'Berlin', '10435'),
  person(states, 'Tom', 'Underhill & Co', '(212) 555-0108', '1 Pier Street', 'New York', '10004'),
  person(
    japan,
    'さくら',
    '高橋',
    '06-5550-0123',
    '北浜 1-1',
    '大阪市',
    '541-0041',
    '株式会社みなと',
  ),
];
