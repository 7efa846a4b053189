import { domainToUnicode } from 'node:url';
import { fail, type Result } from '../../../shared/result';
import { readAddress } from '../address';

/** An API key has at least 64 characters, a label of a host name at most 63: a longer run in an address is a key put into the wrong field. */
const tooLongForAHost = /[A-Za-z0-9]{64,}/g;

/** The base addresses meant, best first; `bad-address` shows what was typed without anything secret in it. */
export function readTyped(typed: string): Result<readonly string[]> {
  const read = readAddress(typed);
  return read.ok ? read : fail('bad-address', { address: showTyped(typed) });
}

/** What was typed, without query, user, password and anything that may be a key. */
export function showTyped(typed: string): string {
  const place = (typed.trim().split(/[?#]/)[0] ?? '').replace(/^([a-z]+:\/*)?.*@/i, '$1');
  return place.replace(/\p{C}/gu, ' ').replace(tooLongForAHost, '…').slice(0, 200);
}

/** A host as it is looked up, and where it has other letters also as people read it: `bücher.example (xn--bcher-kva.example)`. */
export function showHost(host: string): string {
  const [, name = host, port = ''] = /^(.*?)(:\d+)?$/.exec(host) ?? [];
  const read = domainToUnicode(name);
  return read === '' || read === name ? host : `${read}${port} (${host})`;
}
