import { storedText } from '../php/text';
import { moneyText } from '../shop/money';
import type { OptionValue, Product, ProductOption } from '../shop/product';

/** Values of a shared option: name, and what it adds to the price in cents. */
type Values = readonly (readonly [name: string, cents: number])[];
type OptionPlan = {
  readonly name: string;
  readonly type: ProductOption['type'];
  readonly required: boolean;
  readonly values: Values;
};

const plans = {
  size: {
    name: 'Size',
    type: 'radio',
    required: true,
    values: [
      ['Small', 0],
      ['Medium', 150],
      ['Large', 400],
    ],
  },
  colour: {
    name: 'Colour & finish',
    type: 'select',
    required: true,
    values: [
      ['Brass', 0],
      ['Smoke & Mist', 250],
      ['Indigo', 0],
      ['"Old" white', -100],
    ],
  },
  extras: {
    name: 'Extras',
    type: 'checkbox',
    required: false,
    values: [
      ['Gift wrap', 300],
      ['Spare wick', 190],
      ['Oak stand <24 cm>', 1250],
    ],
  },
  engraving: { name: 'Engraving', type: 'text', required: false, values: [] },
  delivery: { name: 'Delivery on', type: 'date', required: false, values: [] },
} as const satisfies Record<string, OptionPlan>;
type PlanName = keyof typeof plans;

type Row = {
  readonly name: string;
  /** Net price in cents, and the reduced one. */
  readonly cents: number;
  readonly special?: number;
  readonly options?: readonly PlanName[];
  /** 10 for books, food and seeds. */
  readonly taxClass?: number;
  readonly minimum?: number;
  readonly quantity?: number;
  readonly isDisabled?: boolean;
  readonly isDeleted?: boolean;
};

const rows: readonly Row[] = [
  { name: 'Harbour Lantern', cents: 5250, options: ['colour', 'engraving'] },
  { name: 'Storm Lantern "Nordlicht"', cents: 7900, special: 6900, options: ['colour', 'extras'] },
  { name: 'Paper Lantern & Cord', cents: 1250, options: ['size'] },
  { name: '提灯「桜」', cents: 3400, options: ['size'] },
  { name: '山水灯笼', cents: 2980 },
  { name: '한지 등불', cents: 3650, options: ['extras'] },
  { name: 'פנס שמן מנחושת', cents: 8800 },
  { name: 'فانوس نحاسي', cents: 9400, options: ['colour'] },
  { name: 'Λύχνος πήλινος', cents: 2150 },
  { name: 'Lampka łódzka z mosiądzu', cents: 4725, special: 3990 },
  { name: 'Beeswax Candles, box of 12', cents: 1490, minimum: 2 },
  { name: 'Tea Lights, 50 pieces', cents: 690 },
  { name: 'Lamp Oil, 1 l', cents: 520, minimum: 3 },
  { name: 'Spare Glass <Ø 8 cm>', cents: 890 },
  { name: 'Round Wick, 3 m', cents: 340, quantity: 2 },
  { name: 'Wool Blanket "Fjord"', cents: 11900, special: 9900, options: ['size', 'colour'] },
  { name: 'Linen Table Cloth', cents: 6400, options: ['size', 'engraving'] },
  { name: 'Müller’s Merino Scarf', cents: 3875, options: ['colour'] },
  { name: 'Hand-woven Runner', cents: 4310, options: ['size'] },
  { name: 'Tea Towel, set of 3', cents: 1560 },
  { name: 'Kissenbezug „Moos“', cents: 2240, options: ['size', 'colour'] },
  { name: 'Loom Kit for Beginners', cents: 14900, special: 12900, options: ['extras'] },
  { name: 'Table Loom, 60 cm', cents: 38900, options: ['delivery', 'extras'] },
  { name: 'Floor Loom "Åsa", 120 cm', cents: 124000, options: ['delivery'] },
  { name: 'Shuttle, cherry wood', cents: 1875 },
  { name: 'Yarn, 100 g', cents: 795, options: ['colour'], minimum: 2 },
  { name: 'Cotton Warp, 1 kg', cents: 2360 },
  { name: 'The Weaver’s Handbook', cents: 2710, taxClass: 10 },
  { name: 'Lanterns of the North (book)', cents: 3290, special: 2490, taxClass: 10 },
  { name: '図解・灯りの本', cents: 1980, taxClass: 10 },
  { name: 'Chamomile Tea, 100 g', cents: 610, taxClass: 10 },
  { name: 'Honey & Walnut, 250 g', cents: 880, taxClass: 10 },
  { name: 'Flax Seeds', cents: 290, taxClass: 10, minimum: 5 },
  { name: 'Gift Box "Evening"', cents: 4990, options: ['engraving', 'delivery'] },
  { name: 'Repair Service, one hour', cents: 5800 },
  { name: 'Oil Lamp No. 7 (old model)', cents: 6150, isDisabled: true },
  { name: 'Silk Shade', cents: 2875, isDisabled: true, quantity: 0 },
  { name: 'Candle Snuffer', cents: 1120, isDeleted: true },
  { name: 'Jute Bag', cents: 450, isDeleted: true },
  { name: 'Advent Calendar 2025', cents: 3490, isDeleted: true, taxClass: 10 },
];

function optionOf(productId: number, plan: OptionPlan, at: number): ProductOption {
  const optionId = productId * 10 + at;
  return {
    product_option_id: optionId,
    name: storedText(plan.name),
    type: plan.type,
    required: plan.required,
    values: plan.values.map(([name, cents], index): OptionValue => ({
      product_option_value_id: optionId * 10 + index + 1,
      name: storedText(name),
      price: moneyText(Math.abs(cents) * 100),
      price_prefix: cents < 0 ? '-' : '+',
      quantity: 40 + index * 7,
      subtract: true,
    })),
  };
}

/** What the made-up shop sells, and three things it does not sell any more. */
export const catalogue: readonly Product[] = rows.map((row, index): Product => {
  const id = 101 + index;
  return {
    product_id: id,
    name: storedText(row.name),
    model: `LL-${id}`,
    sku: `SKU-${String(id * 7919).padStart(7, '0')}`,
    price: moneyText(row.cents * 100),
    special: row.special === undefined ? null : moneyText(row.special * 100),
    tax_class_id: row.taxClass ?? 9,
    quantity: row.quantity ?? 25 + ((id * 37) % 400),
    minimum: row.minimum ?? 1,
    // Nobody counts the hours of a repair.
    subtract: row.name !== 'Repair Service, one hour',
    enabled: row.isDisabled !== true,
    points: Math.floor(row.cents / 1000),
    options: (row.options ?? []).map((name, at) => optionOf(id, plans[name], at)),
    isDeleted: row.isDeleted === true,
  };
});
