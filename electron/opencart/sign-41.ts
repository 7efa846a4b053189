import { createHash, createHmac } from 'node:crypto';
import type { SignedStore, Signer } from './api-call';
import { cleanText, phpQuery, type FormFields } from './php-query';

/** Sent where nothing else is told: the shop's first storefront, in what every OpenCart is installed with. */
export const plainStore: SignedStore = { storeId: '0', language: 'en-gb', currency: 'USD' };

/** A 4.1 call to be signed. */
type CallToSign = {
  /** Base address ending in `/`. */
  readonly address: string;
  readonly route: string;
  readonly call: string;
  readonly form: FormFields;
};

/**
 * The ten lines a 4.1 shop compares signatures of (`signature-vectors.json`; catalog/controller/startup/api.php). User name and folder are as
 * the shop holds them: cleaned, the folder decoded.
 */
export function stringToSign(
  { address, route, call, form }: CallToSign,
  { username, timeSeconds, store = plainStore }: Signer,
): string {
  const { host, pathname } = new URL(address);
  const lines = [
    route,
    call,
    cleanText(username),
    host,
    cleanText(decodePath(pathname)),
    store.storeId,
    store.language,
    store.currency,
    createHash('md5').update(phpQuery(form)).digest('hex'),
    String(timeSeconds),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** The signature as base64; it goes into the query percent-encoded once. The key is what the shop stored: the typed text, cleaned. */
export function signCall(call: CallToSign, signer: Signer): string {
  return createHmac('sha1', cleanText(signer.key))
    .update(stringToSign(call, signer))
    .digest('base64');
}

function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname; // not UTF-8; the shop sees bytes no text can carry
  }
}
