import {
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js';
import { foldDigits } from './fold';

/** A typed part of a number without its country is looked for on its own only from this length; shorter ones match by chance. */
const shortestLocalPart = 5;

const callingCodes: ReadonlySet<string> = new Set(
  getCountries().map((country) => getCountryCallingCode(country)),
);

/** Several numbers in one field are taken apart when each has at least this many digits. */
const shortestNumber = 6;

/**
 * Every way in which a customer's phone number may be typed, as digits: as the shop has it, with and without country code, with and
 * without leading 0. `country` is the order's ISO code of two letters, '' when unknown; then only the digits themselves serve.
 */
export function phoneForms(telephone: string, country: string): readonly string[] {
  return [...new Set(splitNumbers(foldDigits(telephone)).flatMap((one) => formsOf(one, country)))];
}

/**
 * What a typed phone number, or the beginning of one, may look like among the forms of `phoneForms`; each is to be compared as a
 * beginning. `+44 (0)20-79` gives `442079` and `02079`.
 */
export function phoneQueryForms(typed: string): readonly string[] {
  const text = foldDigits(typed).trim();
  const digits = digitsOf(text);
  if (digits === '') return [];
  if (!isInternational(text)) return [digits];
  const international = internationalDigits(text);
  const code = callingCode(international);
  if (code === null) return [...new Set([international, digits])];
  const local = international.slice(code.length);
  const forms = [international];
  if (local !== '') forms.push(`0${local}`);
  if (local.length >= shortestLocalPart) forms.push(local);
  return forms;
}

function formsOf(number: string, country: string): readonly string[] {
  const digits = digitsOf(number);
  if (digits === '') return [];
  const forms = [digits];
  const isAbroad = isInternational(number);
  const text = isAbroad ? `+${internationalDigits(number)}` : number;
  const region = country.toUpperCase();
  const parsed = isSupportedCountry(region)
    ? parsePhoneNumberFromString(text, region)
    : parsePhoneNumberFromString(text);
  if (parsed?.isPossible() === true) {
    const national = parsed.nationalNumber;
    forms.push(
      `${parsed.countryCallingCode}${national}`,
      national,
      digitsOf(parsed.formatNational()),
    );
  } else if (isAbroad) {
    forms.push(internationalDigits(number));
  } else if (digits.startsWith('0')) {
    forms.push(digits.slice(1));
  }
  return forms;
}

function splitNumbers(text: string): readonly string[] {
  const parts = text.split(/[/;,|]/);
  return parts.every((part) => digitsOf(part).length >= shortestNumber) ? parts : [text];
}

function isInternational(text: string): boolean {
  return /^\s*\(?\s*(\+|00)/.test(text);
}

/** The digits after `+` or `00`, without the `(0)` that is left out when calling from abroad. */
function internationalDigits(text: string): string {
  return digitsOf(text.replace(/\(\s*0\s*\)/, '')).replace(/^00/, '');
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** No calling code is the beginning of another, so the first that fits is the one. */
function callingCode(digits: string): string | null {
  for (let length = 1; length <= 3; length += 1) {
    const start = digits.slice(0, length);
    if (callingCodes.has(start)) return start;
  }
  return null;
}
