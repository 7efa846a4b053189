import { isIP } from 'node:net';
import { fail, ok, type Result } from '../../shared/result';
import { describeShape } from './answer';
import { redact } from './answer-text';
import { decodeText } from './entities';
import type { ReadDialect } from './dialects/dialect';
import { isRawObject } from './wire/fields';

/**
 * Reads what a login answered: the token, or why not. `[]` is a wrong key, user or a disabled one (recordings
 * 2.3.0.2/002, 010; 3.0.3.9/003–014); `error.ip` comes together with `error.key` though the key is right
 * (2.3.0.2/011, 3.0.3.9/013).
 */
export function readLogin(
  value: unknown,
  dialect: ReadDialect,
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
  if (typeof error === 'string') return fail('unexpected-answer', { start: redact(error, 120) });
  if (error === undefined && Object.keys(value).length === 0)
    return fail('wrong-key', { username });
  return fail('unexpected-answer', { start: describeShape(value) });
}

/** The IP address in a sentence of any language; the whole sentence when it holds none. */
export function findAddress(sentence: string): string {
  const text = decodeText(sentence);
  const words = text.split(/[^0-9A-Fa-f:.]+/).map((word) => word.replace(/\.+$/, ''));
  const address = words.find((word) => isIP(word) !== 0) ?? words.find(isAddressBeforeColon);
  return address?.replace(/:$/, '') ?? text.slice(0, 200);
}

function isAddressBeforeColon(word: string): boolean {
  return isIP(word.replace(/:$/, '')) !== 0;
}
