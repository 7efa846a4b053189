import { isIP } from 'node:net';
import { fail, ok, type Result } from '../../shared/result';
import { describeShape } from './answer';
import { redact } from './answer-text';
import type { TokenDialect } from './dialects/dialect';
import { decodeText } from './entities';
import { isRawObject } from './wire/fields';

/**
 * Reads what a login answered: the token, or why not. On 2.3 and 3.0 `[]` is a wrong key, user or a disabled one (recordings
 * 2.3.0.2/002, 010; 3.0.3.9/003–014); `error.ip` comes together with `error.key` though the key is right
 * (2.3.0.2/011, 3.0.3.9/013). 4.0 has one text for each, in the shop's language; only that of an address that is not listed names an
 * address (4.0.2.3/002, 010).
 */
export function readLogin(
  value: unknown,
  dialect: Pick<TokenDialect, 'tokenName' | 'refusesInText'>,
  username: string,
): Result<{ readonly token: string }> {
  if (Array.isArray(value) && value.length === 0) return fail('wrong-key', { username });
  if (!isRawObject(value)) return fail('unexpected-answer', { start: describeShape(value) });
  const { error } = value;
  const token = value[dialect.tokenName];
  if (error === undefined && typeof token === 'string' && /^[\w,-]{8,256}$/.test(token)) {
    return ok({ token });
  }
  if (isRawObject(error)) {
    if (typeof error['ip'] === 'string') {
      return fail('address-not-allowed', { ip: findAddress(error['ip']) });
    }
    if (error['key'] !== undefined) return fail('wrong-key', { username });
    if (typeof error['warning'] === 'string') {
      return fail('unexpected-answer', { start: redact(error['warning'], 120) });
    }
  }
  if (typeof error === 'string') {
    if (!dialect.refusesInText) return fail('unexpected-answer', { start: redact(error, 120) });
    const ip = addressIn(error);
    return ip === null ? fail('wrong-key', { username }) : fail('address-not-allowed', { ip });
  }
  if (error === undefined && Object.keys(value).length === 0)
    return fail('wrong-key', { username });
  return fail('unexpected-answer', { start: describeShape(value) });
}

/** The IP address in a sentence of any language; the whole sentence when it holds none. */
export function findAddress(sentence: string): string {
  return addressIn(sentence) ?? decodeText(sentence).slice(0, 200);
}

/**
 * The address in a sentence, null without one. 4.0 behind proxies takes their whole list for one address, and the owner must enter it so:
 * addresses with nothing but commas between them are told together.
 */
export function addressIn(sentence: string): string | null {
  const text = decodeText(sentence).slice(0, 2_000);
  const found: { readonly word: string; readonly from: number }[] = [];
  for (const match of text.matchAll(/[0-9A-Fa-f:.]+/g)) {
    const word = match[0].replace(/\.+$/, '');
    const address = isIP(word) === 0 ? word.replace(/:$/, '') : word; // `from 192.0.2.9: refused`
    if (isIP(address) !== 0) found.push({ word: address, from: match.index });
  }
  const [first] = found;
  if (first === undefined) return null;
  let end = first.from + first.word.length;
  for (const { word, from } of found.slice(1)) {
    if (!/^\s*,\s*$/.test(text.slice(end, from))) break;
    end = from + word.length;
  }
  return text.slice(first.from, end);
}
