/** Placeholders of OpenCart's address formats, in the layouts of the countries below. */
const postcodeFirst =
  '{company}\r\n{firstname} {lastname}\r\n{address_1}\r\n{address_2}\r\n{postcode} {city}\r\n{country}';
const zoneLast =
  '{firstname} {lastname}\r\n{company}\r\n{address_1}\r\n{address_2}\r\n{city}, {zone} {postcode}\r\n{country}';
const eastAsian =
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

const same = (...names: readonly string[]): readonly (readonly [string, string])[] =>
  names.map((name) => [name, name]);

const german: Place = {
  countryId: '81',
  zoneId: '1256',
  addressFormat: postcodeFirst,
  weight: 30,
  languageId: '2',
  currencies: ['EUR'],
  firstnames: [
    ['Jürgen', 'juergen'],
    ['Änne', 'aenne'],
    ['Käthe', 'kaethe'],
    ...same('Marta', 'Lukas', 'Zoë', 'Ben'),
  ],
  lastnames: [
    ['Weiß', 'weiss'],
    ['Müller', 'mueller'],
    ['Schröder', 'schroeder'],
    ...same('Keller', 'Vogt', 'Anders'),
  ],
  cities: [
    ['Berlin', '1####'],
    ['Potsdam', '144##'],
    ['Hamburg', '20###'],
    ['Köln', '50###'],
    ['Gießen', '353##'],
  ],
  streets: ['Hafenweg #', 'Straße des Friedens 1#', 'Am Mühlbach #', 'Gänsemarkt 2#'],
  seconds: ['', '', '', '2. Etage', 'Hinterhaus', 'c/o Bäcker'],
  phones: [
    '+49 30 5550 ###',
    '030/5550###',
    '(0 30) 55 50 - ###',
    '0049 171 5550###',
    '0171-5550###',
  ],
};

/** The places of the demo shop's customers. All names and streets are made up. */
export const places: readonly Place[] = [
  german,
  {
    ...german,
    countryId: '14',
    zoneId: '5001',
    weight: 5,
    cities: [
      ['Wien', '1##0'],
      ['Graz', '80#0'],
    ],
    phones: ['+43 1 5550###', '01 / 5550 ###'],
  },
  {
    countryId: '222',
    zoneId: '3553',
    addressFormat: '',
    weight: 18,
    languageId: '1',
    currencies: ['GBP', 'GBP', 'EUR'],
    firstnames: same('Ann', 'Oliver', 'Siobhan', 'Rhys', 'Imogen', 'Callum'),
    lastnames: [
      ["O'Brien", 'obrien'],
      ['Smith-Jones', 'smith-jones'],
      ...same('Whitlock', 'Ashworth', 'Fairburn'),
    ],
    cities: [
      ['London', 'E1 #AA'],
      ['London', 'SW1A #AB'],
      ['Croydon', 'CR0 #BC'],
    ],
    streets: [
      '1# Tallow Street',
      'Flat #, Lamp Court',
      '#2 Quay Lane',
      "The Old Smithy, St John's Road",
    ],
    seconds: ['', '', 'Unit "B"', 'Flat 2'],
    phones: ['+44 (0)20 7946 0###', '020 7946 0###', '07700 900###', '+447700900###'],
  },
  {
    countryId: '103',
    zoneId: '1589',
    addressFormat: '',
    weight: 4,
    languageId: '1',
    currencies: ['EUR'],
    firstnames: [
      ['Seán', 'sean'],
      ['Órla', 'orla'],
      ['Niamh', 'niamh'],
    ],
    lastnames: [
      ['Ó Súilleabháin', 'osuilleabhain'],
      ["O'Driscoll", 'odriscoll'],
    ],
    cities: [
      ['Cork', 'T12 X0X#'],
      ['Cobh', 'P24 X#X0'],
    ],
    streets: ['# Harbour Row', '1# Quay Lane'],
    seconds: ['', 'Apt 2'],
    phones: ['+353 21 555 0###', '021 555 0###'],
  },
  {
    countryId: '170',
    zoneId: '2633',
    addressFormat: '',
    weight: 9,
    languageId: '1',
    currencies: ['EUR', 'EUR', 'USD'],
    firstnames: [
      ['Łukasz', 'lukasz'],
      ['Małgorzata', 'malgorzata'],
      ['Żaneta', 'zaneta'],
      ['Paweł', 'pawel'],
    ],
    lastnames: [
      ['Żółć', 'zolc'],
      ['Wójcik', 'wojcik'],
      ['Święcicka', 'swiecicka'],
      ['Dąbrowski', 'dabrowski'],
    ],
    cities: [
      ['Łódź', '90-0##'],
      ['Zgierz', '95-1##'],
      ['Pabianice', '95-2##'],
    ],
    streets: ['ul. Źródlana #', 'al. Kościuszki 1#/#', 'os. Słoneczne #'],
    seconds: ['', 'm. 1#'],
    phones: ['+48 42 555 0# ##', '42 555-0#-##', '0048425550###'],
  },
  {
    countryId: '223',
    zoneId: '3655',
    addressFormat: zoneLast,
    weight: 10,
    languageId: '1',
    currencies: ['USD'],
    firstnames: [['José', 'jose'], ...same('Dana', 'Tyrell', 'Mary-Kate', 'Wyatt')],
    lastnames: [['Núñez', 'nunez'], ...same('Whitfield', 'Kowalczyk', 'Van Buren', 'Lee')],
    cities: [
      ['New York', '100##'],
      ['Albany', '122##'],
      ['Buffalo', '142##'],
    ],
    streets: ['9## Elm Court', '## W 3#th Street', 'PO Box 1##'],
    seconds: ['', 'Apt #', 'Suite 2##'],
    phones: ['(212) 555-01##', '+1 212 555 01##', '212.555.01##', '1-800-555-01##'],
  },
  {
    countryId: '107',
    zoneId: '1678',
    addressFormat: eastAsian,
    weight: 6,
    languageId: '1',
    currencies: ['JPY', 'JPY', 'USD'],
    firstnames: [
      ['太郎', 'taro'],
      ['さくら', 'sakura'],
      ['翔', 'sho'],
      ['カレン', 'karen'],
    ],
    lastnames: [
      ['山田', 'yamada'],
      ['髙橋', 'takahashi'],
      ['渡邊', 'watanabe'],
    ],
    cities: [
      ['京都市', '60#-80##'],
      ['宇治市', '611-00##'],
    ],
    streets: ['北区紫野 #-2-3', '中京区御池通 1#-#', '伏見区桃山町 2#'],
    seconds: ['', 'ハイツ紫野 20#号'],
    phones: ['+81 75 555 01##', '075-555-01##', '０７５－５５５－０１##'],
  },
  {
    countryId: '44',
    zoneId: '5002',
    addressFormat: '',
    weight: 4,
    languageId: '1',
    currencies: ['USD', 'EUR'],
    firstnames: [
      ['伟', 'wei'],
      ['秀英', 'xiuying'],
      ['丽', 'li'],
    ],
    lastnames: [
      ['王', 'wang'],
      ['欧阳', 'ouyang'],
      ['陈', 'chen'],
    ],
    cities: [
      ['上海', '2000##'],
      ['浦东', '2001##'],
    ],
    streets: ['南京东路 1##号', '延安西路 #号'],
    seconds: ['', '3单元 20#室'],
    phones: ['+86 21 5555 01##', '021-555501##'],
  },
  {
    countryId: '113',
    zoneId: '5007',
    addressFormat: '',
    weight: 3,
    languageId: '1',
    currencies: ['USD'],
    firstnames: [
      ['민준', 'minjun'],
      ['서연', 'seoyeon'],
    ],
    lastnames: [
      ['김', 'kim'],
      ['이', 'lee'],
      ['박', 'park'],
    ],
    cities: [['서울', '045##']],
    streets: ['세종대로 1##', '테헤란로 #길 2#'],
    seconds: ['', '10#동 120#호'],
    phones: ['+82 2 555 01##', '02-555-01##'],
  },
  {
    countryId: '63',
    zoneId: '5003',
    addressFormat: '',
    weight: 3,
    languageId: '1',
    currencies: ['USD', 'EUR'],
    firstnames: [
      ['محمد', 'mohamed'],
      ['ليلى', 'layla'],
      ['يوسف', 'yusuf'],
    ],
    lastnames: [
      ['عبد الله', 'abdallah'],
      ['المصري', 'elmasry'],
    ],
    cities: [
      ['القاهرة', '115##'],
      ['الجيزة', '125##'],
    ],
    streets: ['شارع النيل #', '## شارع التحرير'],
    seconds: ['', 'الطابق 3'],
    phones: ['+20 2 5550 1##', '٠٢ ٥٥٥٠ ١##'],
  },
  {
    countryId: '104',
    zoneId: '5006',
    addressFormat: '',
    weight: 3,
    languageId: '1',
    currencies: ['USD', 'EUR'],
    firstnames: [
      ['נועה', 'noa'],
      ['דוד', 'david'],
      ['תמר', 'tamar'],
    ],
    lastnames: [
      ['כהן', 'cohen'],
      ['בן־דוד', 'bendavid'],
    ],
    cities: [
      ['תל אביב', '61####'],
      ['חולון', '58####'],
    ],
    streets: ['רחוב הרצל #', 'שדרות רוטשילד 1#'],
    seconds: ['', 'דירה #'],
    phones: ['+972 3 555 01##', '03-55501##'],
  },
  {
    countryId: '84',
    zoneId: '5005',
    addressFormat: postcodeFirst,
    weight: 3,
    languageId: '1',
    currencies: ['EUR'],
    firstnames: [
      ['Νίκος', 'nikos'],
      ['Ελένη', 'eleni'],
      ['Γιώργος', 'giorgos'],
    ],
    lastnames: [
      ['Παπαδόπουλος', 'papadopoulos'],
      ['Κωνσταντίνου', 'konstantinou'],
    ],
    cities: [
      ['Αθήνα', '10# ##'],
      ['Πειραιάς', '185 ##'],
    ],
    streets: ['Οδός Ερμού #', 'Λεωφ. Συγγρού 1##'],
    seconds: ['', '2ος όροφος'],
    phones: ['+30 21 0555 01##', '210 555 01##'],
  },
  {
    countryId: '74',
    zoneId: '5004',
    addressFormat: postcodeFirst,
    weight: 4,
    languageId: '1',
    currencies: ['EUR'],
    firstnames: [
      ['Zoé', 'zoe'],
      ['Loïc', 'loic'],
      ['François', 'francois'],
      ['Chloë', 'chloe'],
    ],
    lastnames: [
      ['Lefèvre', 'lefevre'],
      ["D'Amboise", 'damboise'],
      ['Noël', 'noel'],
    ],
    cities: [
      ['Lyon', '6900#'],
      ['Villeurbanne', '69100'],
    ],
    streets: ["1# rue de l'Église", '# bis, allée des Cèdres'],
    seconds: ['', 'Bât. C'],
    phones: ['+33 4 55 50 01 ##', '04.55.50.01.##'],
  },
  {
    countryId: '195',
    zoneId: '5008',
    addressFormat: '',
    weight: 3,
    languageId: '1',
    currencies: ['EUR'],
    firstnames: [
      ['Íñigo', 'inigo'],
      ['Begoña', 'begona'],
    ],
    lastnames: [
      ['Ibáñez', 'ibanez'],
      ['Peñalver', 'penalver'],
    ],
    cities: [['València', '460##']],
    streets: ['C/ Colón, #', "Av. de l'Orxata 1#"],
    seconds: ['', '3º B'],
    phones: ['+34 955 50 01 ##', '955500 1##'],
  },
];
