/** Companies customers order for, as typed: entities have to survive them. */
export const companies: readonly string[] = [
  'Ann & Sons <Ltd>',
  'Kontor "Nord" GmbH & Co. KG',
  "O'Malley's Bikes",
  '山田商店',
  'Müller & Töchter',
  'Żółta Łódź Sp. z o.o.',
  'مكتبة النيل',
  'Tom & Co',
];

/** What customers write under their orders. Most write nothing. */
export const comments: readonly string[] = [
  'Please ring the bell twice.',
  'Gift wrap, please.\nNo invoice in the box!',
  'Leave it with the neighbour\r\n(second floor, "Schmidt")\r\nThank you & bye',
  'Size <L> not <M>, see mail of Tuesday',
  'Bitte vor 12 Uhr liefern.\n\nDanke!',
  '領収書をお願いします。',
  'الرجاء الاتصال قبل التوصيل',
  'נא להתקשר לפני המשלוח',
  "It's a present — don't print the price, s'il vous plaît",
  'Tracking to my phone, please 🙂',
];

/** Payment methods: code, and the name in English and German. */
export const paymentMethods = [
  ['cod', 'Cash On Delivery', 'Nachnahme'],
  ['bank_transfer', 'Bank Transfer', 'Banküberweisung'],
  ['pp_express', 'PayPal Express Checkout', 'PayPal Express'],
  ['card', 'Credit Card / Debit Card', 'Kreditkarte'],
  ['free_checkout', 'Free Checkout', 'Ohne Bezahlung'],
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
