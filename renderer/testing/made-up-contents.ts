import { Decimal } from 'decimal.js';
import type { CachedOrder, OrderHeader } from '../../shared/order';
import type {
  HistoryEntry,
  LineOption,
  OrderContents,
  OrderLine,
  OrderTotal,
  OrderVoucher,
} from '../../shared/order-contents';
import { shopDateOf } from './made-up-orders';

const goods: readonly (readonly [name: string, model: string, price: string])[] = [
  ['Brass ship’s lamp, 20 cm', 'QC-LAMP-20', '64.5000'],
  ['Harbour mug', 'QC-MUG', '9.9500'],
  ['Tom & Co. rope, hemp <3 m>', 'ROPE-3', '12.3333'],
  ['Chart of the northern approaches, folded, with the soundings of 1889', 'CH-1889-N', '31.0000'],
  ['مصباح نحاسي', 'QC-LAMP-AR', '58.0000'],
  ['Compass, pocket', 'QC-CMP', '101.0000'],
];

const options: readonly Pick<LineOption, 'name' | 'value' | 'type' | 'productOptionValueId'>[] = [
  { name: 'Size', value: 'Large', type: 'select', productOptionValueId: 5 },
  {
    name: 'Engraving',
    value: 'For Zoë, with love\n– the crew',
    type: 'text',
    productOptionValueId: 0,
  },
  { name: 'Delivery date', value: '2026-12-06', type: 'date', productOptionValueId: 0 },
];

const money = (amount: Decimal.Value) => new Decimal(amount).toFixed(4);

function lineOf(id: number, place: number): OrderLine {
  const [name, model, price] = goods[(id + place * 2) % goods.length] ?? ['', '', '0'];
  const quantity = 1 + ((id + place) % 3);
  return {
    lineId: id * 10 + place,
    productId: 40 + ((id + place * 2) % goods.length),
    name,
    model,
    quantity: String(quantity),
    price,
    total: money(new Decimal(price).times(quantity)),
    tax: money(new Decimal(price).times('0.2')),
    reward: (id + place) % 4 === 0 ? '100' : '0',
    options: options.slice(0, (id + place) % 4).map((option, at) => ({
      ...option,
      optionId: id * 100 + place * 10 + at,
      productOptionId: 218 + at,
    })),
  };
}

function vouchersOf(id: number): readonly OrderVoucher[] {
  if (id % 10 !== 2) return [];
  const to = { toName: 'Zoë Quartermaine', toEmail: 'zoe@example.test' };
  return [
    {
      voucherId: 0,
      description: '£25.00 gift certificate for Zoë Quartermaine',
      code: `GC${id}`,
      fromName: 'Marcus Fenwick',
      fromEmail: 'marcus@example.test',
      ...to,
      message: 'Happy birthday!\nCome and sail with us.',
      amount: '25.0000',
    },
  ];
}

function totalsOf(
  header: OrderHeader,
  lines: readonly OrderLine[],
  vouchers: readonly OrderVoucher[],
) {
  const net = [...lines.map(({ total }) => total), ...vouchers.map(({ amount }) => amount)];
  const subTotal = Decimal.sum(0, ...net);
  const coupon = header.orderId % 4 === 2 ? subTotal.times('-0.1') : null;
  const shipping = header.shippingMethod === '' ? null : new Decimal(5);
  const tax = Decimal.sum(0, ...lines.map((line) => new Decimal(line.tax).times(line.quantity)));
  const rows: (readonly [code: string, title: string, value: Decimal])[] = [
    ['sub_total', 'Sub-Total', subTotal],
  ];
  if (coupon !== null) rows.push(['coupon', 'Coupon (SPRING)', coupon]);
  if (shipping !== null) rows.push(['shipping', header.shippingMethod, shipping]);
  rows.push(['tax', 'VAT (20%)', tax]);
  const rounded = rows.map(([code, title, value]) => [code, title, money(value)] as const);
  const sum = money(Decimal.sum(0, ...rounded.map(([, , value]) => value)));
  return [...rounded, ['total', 'Total', sum] as const].map(
    ([code, title, value], at): OrderTotal => ({
      totalId: header.orderId * 10 + at,
      code,
      title,
      value,
      sortOrder: at + 1,
    }),
  );
}

function historiesOf(header: OrderHeader): readonly HistoryEntry[] {
  if (header.statusId === 0) return [];
  const placed = Date.parse(`${header.dateAdded.replace(' ', 'T')}Z`);
  const at = (minutes: number) =>
    Number.isNaN(placed) ? header.dateAdded : shopDateOf(placed + minutes * 60_000);
  const first: HistoryEntry = {
    entryId: header.orderId * 10 + 1,
    statusId: 1,
    isNotified: true,
    comment: '',
    dateAdded: at(0),
  };
  if (header.statusId === 1) return [first];
  const second: HistoryEntry = {
    entryId: header.orderId * 10 + 2,
    statusId: header.statusId,
    isNotified: header.orderId % 2 === 0,
    comment:
      header.orderId % 2 === 0 ? 'On its way with <b>Harbour Post</b>.\nTracking QC 402 GB' : '',
    dateAdded: at(4),
  };
  return [first, second];
}

/** Made-up contents that fit a made-up header; the same order always has the same. */
export function madeUpContents(header: OrderHeader): OrderContents {
  const id = header.orderId;
  const lines = Array.from({ length: 1 + (id % 4) }, (_, place) => lineOf(id, place));
  const vouchers = vouchersOf(id);
  return {
    version: String(id).padStart(40, '0'),
    lines,
    vouchers,
    totals: totalsOf(header, lines, vouchers),
    histories: historiesOf(header),
    historiesLeftOut: id % 50 === 12 ? 37 : 0,
  };
}

/** The order with contents, and the total that follows from them. */
export function withContents(order: CachedOrder): CachedOrder {
  const contents = madeUpContents(order.header);
  const total = contents.totals.at(-1)?.value ?? order.header.total;
  return { ...order, header: { ...order.header, total }, contents };
}
