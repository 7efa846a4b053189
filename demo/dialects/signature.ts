import { createHash, createHmac } from 'node:crypto';
import { cleanedArray, httpBuildQuery, type PhpArray } from '../php/php-array';

/** What OpenCart 4.1 puts into the string it signs; texts as the server sees them. */
export type SignedParts = {
  readonly route: string;
  readonly call: string;
  /** The API user's name as stored, not as sent. */
  readonly username: string;
  /** The Host header, with the port when it is there. */
  readonly host: string;
  /** Folder of index.php with slashes around. */
  readonly folder: string;
  readonly storeId: number;
  readonly language: string;
  readonly currency: string;
  /** The posted fields as sent; they are cleaned here. */
  readonly fields: PhpArray;
  /** Seconds since 1970. */
  readonly time: number;
};

/** Ten lines, each ended by LF (vectors: recordings 4.1.0.4/signature-vectors.json). */
export function stringToSign(parts: SignedParts): string {
  const body = httpBuildQuery(cleanedArray(parts.fields));
  return [
    parts.route,
    parts.call,
    parts.username,
    parts.host,
    parts.folder,
    parts.storeId,
    parts.language,
    parts.currency,
    createHash('md5').update(body).digest('hex'),
    parts.time,
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** Base64 of HMAC-SHA1 with the key text itself. */
export function signatureOf(parts: SignedParts, key: string): string {
  return createHmac('sha1', key).update(stringToSign(parts)).digest('base64');
}
