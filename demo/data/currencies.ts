import { currencies } from './wording';

/** A currency as OpenCart's table holds it. */
export type CurrencyRow = {
  readonly currency_id: number;
  readonly code: string;
  readonly title: string;
  readonly symbol_left: string;
  readonly symbol_right: string;
  readonly decimals: number;
  readonly value: string;
  readonly enabled: boolean;
};

const looks = {
  EUR: { title: 'Euro', left: '', right: '€', decimals: 2 },
  GBP: { title: 'Pound Sterling', left: '£', right: '', decimals: 2 },
  USD: { title: 'US Dollar', left: '$', right: '', decimals: 2 },
  JPY: { title: 'Japanese Yen', left: '¥', right: '', decimals: 0 },
} as const;

/** The currencies of a demo shop, their values to one unit of `base`; a base that is not among them counts as the euro. */
export function currencyRows(base: string): readonly CurrencyRow[] {
  const codes = ['EUR', 'GBP', 'USD', 'JPY'] as const;
  const rate = currencies[codes.find((code) => code === base) ?? 'EUR'].rate;
  return codes.map((code): CurrencyRow => {
    const { title, left, right, decimals } = looks[code];
    return {
      currency_id: Number(currencies[code].id),
      code,
      title,
      symbol_left: left,
      symbol_right: right,
      decimals,
      value: (currencies[code].rate / rate).toFixed(8),
      enabled: true,
    };
  });
}
