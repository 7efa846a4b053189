/** An amount in ten-thousandths of the base currency: whole numbers add up exactly, as MySQL's decimal(15,4) does. */
export type Units = number;

/** The text MySQL gives for the amount: four decimals, a minus in front. */
export function moneyText(units: Units): string {
  const sign = units < 0 ? '-' : '';
  const digits = String(Math.abs(units)).padStart(5, '0');
  return `${sign}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

/** The amount a text of MySQL means; a fifth decimal and those after it are rounded, as MySQL does on storing. */
export function unitsOf(text: string): Units {
  return Math.round(Number(text) * 10_000);
}
