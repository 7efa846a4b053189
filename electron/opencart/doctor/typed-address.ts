import { domainToUnicode } from 'node:url';
import { fail, type Result } from '../../../shared/result';
import { readAddress } from '../address';

/** An API key has at least 64 characters, a label of a host name at most 63: a longer run in an address is a key put into the wrong field. */
const tooLongForAHost = /[A-Za-z0-9]{64,}/g;

/** Schemes people paste that are not of the web; none is the name of a host. */
const otherSchemes = /^\s*(javascript|file|data|mailto|ftp|about|blob|chrome|view-source):/i;

/** The base addresses meant, best first; `bad-address` also for a scheme that is not of the web. */
export function readTyped(typed: string): Result<readonly string[]> {
  // `example:8080` is a host with a port, `tel:text` is not.
  const scheme = /^\s*([a-z][a-z0-9+.-]*):(?!\d+(?:[/?#]|\s*$))/i.exec(typed)?.[1]?.toLowerCase();
  const isOfTheWeb = scheme === undefined || scheme === 'http' || scheme === 'https';
  const read = isOfTheWeb && !otherSchemes.test(typed) ? readAddress(typed) : fail('bad-address');
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
