import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';

/** How the wrapping key is made from a passphrase; stored beside the sealed text, so that it can be raised later. */
export type ScryptParameters = {
  readonly N: number;
  readonly r: number;
  readonly p: number;
  /** 16 random bytes as base64. */
  readonly salt: string;
};

/** Text sealed with AES-256-GCM; all parts base64. */
export type Sealed = { readonly nonce: string; readonly tag: string; readonly text: string };

const keyBytes = 32;
const nonceBytes = 12;

/** Fresh parameters with a salt of their own: about 0.4 s and 128 MB on a desktop of 2020. */
export function newScryptParameters(): ScryptParameters {
  return { N: 2 ** 17, r: 8, p: 1, salt: randomBytes(16).toString('base64') };
}

/** Makes the wrapping key off the main thread. The passphrase counts as its NFKC form, so that it is the same on every keyboard. */
export function deriveWrappingKey(
  passphrase: string,
  parameters: ScryptParameters,
): Promise<Buffer> {
  const { N, r, p } = parameters;
  const maxmem = 128 * N * r * 2; // Node's default of 32 MB is below what N = 2^17 needs
  const salt = Buffer.from(parameters.salt, 'base64');
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, keyBytes, { N, r, p, maxmem }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

/** Seals text under a wrapping key with a fresh nonce. `bound` is not hidden but cannot be changed without notice. */
export function seal(wrappingKey: Buffer, text: string, bound: string): Sealed {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce);
  cipher.setAAD(Buffer.from(bound, 'utf8'));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return {
    nonce: nonce.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    text: sealed.toString('base64'),
  };
}

/** Opens what `seal` made; null when the key is not the right one or anything was changed. */
export function unseal(wrappingKey: Buffer, sealed: Sealed, bound: string): string | null {
  const tag = Buffer.from(sealed.tag, 'base64');
  const nonce = Buffer.from(sealed.nonce, 'base64');
  if (tag.length !== 16 || nonce.length !== nonceBytes) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', wrappingKey, nonce);
    decipher.setAAD(Buffer.from(bound, 'utf8'));
    decipher.setAuthTag(tag);
    const text = Buffer.concat([
      decipher.update(Buffer.from(sealed.text, 'base64')),
      decipher.final(),
    ]);
    return text.toString('utf8');
  } catch {
    return null; // the tag does not match: a wrong passphrase and a changed file look the same
  }
}
