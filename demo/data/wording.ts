/** What customers of a country write, as typed: the entities have to survive it. */
type Wording = { readonly companies: readonly string[]; readonly comments: readonly string[] };

const english: Wording = {
  companies: ['Ann & Sons <Ltd>', 'Tom & Co', "O'Malley's Bikes", 'Harbour "Light" Books'],
  comments: [
    'Please ring the bell twice.',
    'Gift wrap, please.\nNo invoice in the box!',
    'Leave it with the neighbour\r\n(second floor, "Smith")\r\nThank you & bye',
    'Size <L> not <M>, see mail of Tuesday',
    "It's a present — don't print the price",
    'Tracking to my phone, please 🙂',
  ],
};

const german: Wording = {
  companies: ['Kontor "Nord" GmbH & Co. KG', 'Müller & Töchter', 'Bäckerei Weiß'],
  comments: [
    'Bitte vor 12 Uhr liefern.\n\nDanke!',
    'Beim Nachbarn abgeben\r\n(2. Stock, "Schmidt")',
    'Größe <L>, nicht <M> – siehe Mail von Dienstag',
  ],
};

/** By OpenCart's country id; the others write English. */
const wordings: Readonly<Record<string, Wording>> = {
  '14': german,
  '44': { companies: ['南京路书店'], comments: ['请工作日送货。'] },
  '63': { companies: ['مكتبة النيل'], comments: ['الرجاء الاتصال قبل التوصيل'] },
  '74': { companies: ["L'Atelier & Fils"], comments: ["Sonner chez « Noël », s'il vous plaît"] },
  '81': german,
  '84': { companies: ['Βιβλιοπωλείο "Ερμής"'], comments: ['Παρακαλώ τηλεφωνήστε πριν.'] },
  '104': { companies: ['ספרי הרצל בע"מ'], comments: ['נא להתקשר לפני המשלוח'] },
  '107': {
    companies: ['山田商店', '株式会社さくら'],
    comments: ['領収書をお願いします。', '宅配ボックスへ。'],
  },
  '113': { companies: ['한빛 상사'], comments: ['문 앞에 놓아 주세요.'] },
  '170': { companies: ['Żółta Łódź Sp. z o.o.'], comments: ['Proszę dzwonić domofonem „12”.'] },
  '195': { companies: ['Hermanos Peñalver & Cía'], comments: ['Llamar antes, por favor.'] },
};

/** The companies and comments of a country's customers. */
export function wordingOf(countryId: string): Wording {
  return wordings[countryId] ?? english;
}

/** Payment methods: code, and the name in English and in German. */
export const paymentMethods = [
  ['cod', 'Cash On Delivery', 'Nachnahme'],
  ['bank_transfer', 'Bank Transfer', 'Banküberweisung'],
  ['pp_express', 'PayPal Express Checkout', 'PayPal Express'],
  ['card', 'Credit Card / Debit Card', 'Kreditkarte'],
] as const;

/** Shipping methods, likewise. */
export const shippingMethods = [
  ['flat.flat', 'Flat Shipping Rate', 'Versandkostenpauschale'],
  ['free.free', 'Free Shipping', 'Kostenloser Versand'],
  ['weight.weight_3', 'Parcel (Weight: 2.40kg)', 'Paket (Gewicht: 2,40kg)'],
  ['pickup.pickup', 'Pickup From Store', 'Abholung im Geschäft'],
] as const;

/** Browsers. */
export const userAgents: readonly string[] = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile Safari/604.1',
];

/** Currencies: OpenCart's id and the rate to one euro, the demo shop's own currency. */
export const currencies = {
  EUR: { id: '3', rate: 1 },
  GBP: { id: '1', rate: 0.8421 },
  USD: { id: '2', rate: 1.0836 },
  JPY: { id: '7', rate: 163.27 },
} as const;
