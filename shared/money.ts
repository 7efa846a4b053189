import { Decimal } from 'decimal.js';

/** A decimal number as the shop wrote it, e.g. `72.0000` or `0.78250003`. Never a float. */
export type DecimalText = string;

/** An amount ready to be shown: digits are rounded, the code may be one Intl does not know. */
export type Amount = {
  readonly text: DecimalText;
  readonly currencyCode: string;
  readonly digits: number;
  /** True when the digits are Intl's default and not the shop's own word. */
  readonly isAssumed: boolean;
  /** What the shop itself writes before and after the number; left out where it told nothing, or has no symbol for it. */
  readonly symbols?: { readonly left: string; readonly right: string };
};

/** How a shop writes amounts of one of its currencies. */
type CurrencyWriting = {
  readonly code: string;
  readonly symbolLeft: string;
  readonly symbolRight: string;
  readonly decimals: number;
};

/** Intl's number of digits for a currency; 2 for a code it does not know or a malformed one. */
export function currencyDigits(code: string): number {
  try {
    const options = new Intl.NumberFormat('en', { style: 'currency', currency: code });
    return options.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2; // RangeError: not three letters
  }
}

/** True for decimal text as OpenCart writes it. */
export function isDecimalText(text: string): boolean {
  return /^-?\d{1,15}(\.\d{1,12})?$/.test(text);
}

/**
 * The amount the customer sees: base × `currency_value`, rounded half away from zero to the currency's digits
 * (OpenCart's `currency->format`). A `currency_value` of 0, a malformed number or code shows the base amount with the bare code.
 */
export function orderAmount(
  total: DecimalText,
  currencyCode: string,
  currencyValue: DecimalText,
  digits: number | null = null,
): Amount {
  const isUsable =
    /^[A-Z]{3}$/.test(currencyCode) &&
    isDecimalText(total) &&
    isDecimalText(currencyValue) &&
    !new Decimal(currencyValue).isZero();
  const places = digits ?? currencyDigits(currencyCode);
  if (!isUsable) {
    return { text: total, currencyCode, digits: places, isAssumed: true };
  }
  // decimal.js calls it HALF_UP: half away from zero. PHP writes no minus before a rounded 0.
  const amount = new Decimal(total)
    .times(currencyValue)
    .toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
  return {
    text: (amount.isZero() ? amount.abs() : amount).toFixed(places),
    currencyCode,
    digits: places,
    isAssumed: digits === null,
  };
}

/**
 * As `orderAmount`, by the shop's own currencies: its digits and symbols, and nothing assumed. A currency it does not have (any more), or
 * null for a shop that told nothing, is as without them.
 */
export function shopAmount(
  total: DecimalText,
  currencyCode: string,
  currencyValue: DecimalText,
  currencies: readonly CurrencyWriting[] | null,
): Amount {
  const own = currencies?.find(({ code }) => code === currencyCode);
  if (own === undefined) return orderAmount(total, currencyCode, currencyValue);
  const amount = orderAmount(total, currencyCode, currencyValue, own.decimals);
  const [left, right] = [own.symbolLeft, own.symbolRight];
  const hasSymbol = left.trim() !== '' || right.trim() !== '';
  // an amount that could not be reckoned stands in the base currency, whose symbol this is not
  return hasSymbol && !amount.isAssumed ? { ...amount, symbols: { left, right } } : amount;
}
