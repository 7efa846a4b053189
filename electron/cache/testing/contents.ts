import { orderId } from '../../../shared/ids';
import type { ContentsOf, OrderContents, OrderLine } from '../../../shared/order-contents';

/** A made-up version: 40 hex digits. */
export function aVersion(number: number): string {
  return number.toString(16).padStart(40, '0');
}

/** A made-up order line with the parts a test is about. */
export function aLine(parts: Partial<OrderLine> = {}): OrderLine {
  return {
    lineId: 1,
    productId: 40,
    name: 'Enamel mug',
    model: 'MUG-12',
    quantity: '2',
    price: '10.0000',
    total: '20.0000',
    tax: '2.0000',
    reward: '0',
    options: [],
    ...parts,
  };
}

/** Made-up contents with the parts a test is about. */
export function someContents(parts: Partial<OrderContents> = {}): OrderContents {
  return {
    version: aVersion(1),
    lines: [aLine()],
    vouchers: [],
    totals: [{ totalId: 1, code: 'total', title: 'Total', value: '24.0000', sortOrder: 9 }],
    histories: [
      {
        entryId: 5,
        statusId: 3,
        isNotified: true,
        comment: 'a\u0000b \ud800',
        dateAdded: '2026-10-04 08:52:30',
      },
    ],
    historiesLeftOut: 0,
    ...parts,
  };
}

/** The contents of an order whose id is given. */
export function contentsOf(id: number, parts: Partial<OrderContents> = {}): ContentsOf {
  return { orderId: orderId(id), contents: someContents(parts) };
}
