import { storedText } from '../php/text';
import { moneyText, type Units } from '../shop/money';
import type { VoucherRow } from '../shop/order-contents';
import type { Random } from './random';

const receivers = ['Opa & Oma', 'Zoë', '花子', 'Δήμητρα', 'Nan O’Brien'];
const amounts: readonly Units[] = [200_000, 250_000, 500_000];

/** Now and then a gift voucher that was bought with the order. Its id is `orderId` × 10. */
export function makeVouchers(
  facts: { readonly orderId: number; readonly from: string; readonly email: string },
  random: Random,
): { readonly rows: readonly VoucherRow[]; readonly amount: Units } {
  if (!random.chance(0.04)) return { rows: [], amount: 0 };
  const receiver = random.pick(receivers);
  const amount = random.pick(amounts);
  const row: VoucherRow = {
    order_voucher_id: facts.orderId * 10,
    voucher_id: 0,
    description: storedText(`${(amount / 10_000).toFixed(2)}€ Gift Certificate for ${receiver}`),
    code: `GIFT${facts.orderId}`,
    from_name: storedText(facts.from),
    from_email: facts.email,
    to_name: storedText(receiver),
    to_email: 'friend@example.test',
    voucher_theme_id: 6 + random.whole(3),
    message: random.chance(0.5) ? storedText('All the best\n& "many" more') : '',
    amount: moneyText(amount),
  };
  return { rows: [row], amount };
}
