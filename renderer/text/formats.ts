import { Duration, type DateTime } from 'luxon';
import { createContext, useContext } from 'react';
import type { Amount } from '../../shared/money';
import type { UtcMs } from '../../shared/time';
import { withoutTurns } from './plain-text';

/** Numbers, money and dates written as the desk's region writes them. */
export type Formats = {
  readonly count: (value: number) => string;
  readonly rate: (value: number) => string;
  readonly bytes: (value: number) => string;
  /** Money with its currency, by the shop's own symbols where it told them; a code Intl does not know stands bare behind the number. */
  readonly money: (amount: Amount) => string;
  /** A shop's clock face, short: day and time, with the year when it is not this one. */
  readonly shopShort: (wall: DateTime, thisYear: number) => string;
  /** A shop's clock face in full. */
  readonly shopFull: (wall: DateTime) => string;
  /** A moment by the desk's own clock, in full. */
  readonly moment: (at: UtcMs) => string;
  /** A day as `YYYY-MM-DD`, written out. */
  readonly day: (text: string) => string;
};

/** The locale to write numbers in: the desk's own if it speaks the language of the sentences, else a neutral one. */
export function formattingLocale(deskLocale: string, language: string): string {
  const isSame = deskLocale.toLowerCase().split('-')[0] === language;
  return isSame && deskLocale.includes('-') ? deskLocale : 'en-GB';
}

function isNumeric(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}

/** Formats for one locale. Formatters are costly to make, so each currency's is kept. */
export function createFormats(locale: string): Formats {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const currencies = new Map<string, Intl.NumberFormat>(); // by code, or 'number', with the digits

  function currency(code: string, digits: number): Intl.NumberFormat {
    const key = `${code} ${digits}`;
    const made =
      currencies.get(key) ??
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency: code,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      });
    currencies.set(key, made);
    return made;
  }

  function number(digits: number): Intl.NumberFormat {
    const key = `number ${digits}`;
    const made =
      currencies.get(key) ??
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      });
    currencies.set(key, made);
    return made;
  }

  const shortThisYear = {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  return {
    count: (value) => whole.format(value),
    rate: (value) => (value < 10 ? tenths : whole).format(value),
    bytes: (value) =>
      value < 1_000_000
        ? `${whole.format(Math.ceil(value / 1000))} kB`
        : `${tenths.format(value / 1_000_000)} MB`,
    money({ text, currencyCode, digits, symbols }) {
      if (!isNumeric(text) || !/^[A-Z]{3}$/.test(currencyCode)) {
        return `${text} ${currencyCode}`.trim();
      }
      if (symbols === undefined) return currency(currencyCode, digits).format(text);
      const { left, right } = symbols;
      const [sign, size] = text.startsWith('-') ? ['-', text.slice(1)] : ['', text];
      return isNumeric(size)
        ? `${sign}${withoutTurns(left)}${number(digits).format(size)}${withoutTurns(right)}`
        : text;
    },
    shopShort: (wall, thisYear) =>
      wall
        .setLocale(locale)
        .toLocaleString(
          wall.year === thisYear
            ? shortThisYear
            : { day: 'numeric', month: 'short', year: 'numeric' },
        ),
    shopFull: (wall) =>
      wall.setLocale(locale).toLocaleString({ dateStyle: 'full', timeStyle: 'medium' }),
    moment: (at) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at),
    day: (text) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
        new Date(`${text}T00:00:00Z`),
      ),
  };
}

/** Minutes east of UTC as `+05:45`. */
export function offsetText(minutes: number): string {
  const sign = minutes < 0 ? '-' : '+';
  return sign + Duration.fromObject({ minutes: Math.abs(minutes) }).toFormat('hh:mm');
}

/** Hands the formats of this window to everything below it. */
export const FormatsContext = createContext<Formats>(createFormats('en-GB'));

/** The formats of this window. */
export function useFormats(): Formats {
  return useContext(FormatsContext);
}
