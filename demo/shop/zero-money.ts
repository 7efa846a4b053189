const formats: Readonly<Record<string, string>> = {
  USD: '$0.00',
  EUR: '0.00€',
  GBP: '£0.00',
  JPY: '¥0',
};

/** Nothing, as OpenCart shows it in a currency: the total of an empty cart. Unknown currencies have no symbol. */
export function zeroText(currency: string): string {
  return formats[currency] ?? '0.00';
}
