import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';

const DAY_MS = 86_400_000;

/** One DER value: tag, length, content. */
function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const SEQUENCE = 0x30;
const SET = 0x31;
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const ecdsaWithSha256 = der(SEQUENCE, oid('2a8648ce3d040302'));
const commonName = '550403';
const subjectAltName = '551d11';
const basicConstraints = '551d13';
const isTrue = der(0x01, Buffer.from([0xff]));

function nameOf(text: string): Buffer {
  const attribute = der(SEQUENCE, oid(commonName), der(0x0c, Buffer.from(text)));
  return der(SEQUENCE, der(SET, attribute));
}

/** UTCTime, good until 2049. */
function time(instant: Date): Buffer {
  const digits = instant.toISOString().replace(/[-:T]/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}

/** A host as subject alternative name: IPv4 address, or DNS name. */
function altName(host: string): Buffer {
  if (isIP(host) === 4) return der(0x87, Buffer.from(host.split('.').map(Number)));
  return der(0x82, Buffer.from(host));
}

function pem(label: string, content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/**
 * A fresh key and a certificate nobody has signed but itself, as PEM texts for `tls` of startDemoShop. A client refuses it unless
 * the certificate is among its authorities. Made by hand because Node makes keys but no certificates and not every machine has
 * openssl. `hosts` are IPv4 addresses and DNS names; `validFrom` in the far past with few `validDays` gives an expired one.
 */
export function makeSelfSignedCert(
  options: {
    readonly hosts?: readonly string[];
    readonly validFrom?: Date;
    readonly validDays?: number;
  } = {},
): { readonly key: string; readonly cert: string } {
  const { hosts = ['127.0.0.1', 'localhost'], validDays = 30 } = options;
  const from = options.validFrom ?? new Date(Date.now() - DAY_MS);
  const until = new Date(from.getTime() + validDays * DAY_MS);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = nameOf('Cartwright demo shop');
  const serial = randomBytes(9);
  // A leading 0x01 keeps the number positive and of full length.
  serial[0] = 1;
  const extensions = der(
    SEQUENCE,
    der(SEQUENCE, oid(basicConstraints), isTrue, der(0x04, der(SEQUENCE, isTrue))),
    der(SEQUENCE, oid(subjectAltName), der(0x04, der(SEQUENCE, ...hosts.map(altName)))),
  );
  const body = der(
    SEQUENCE,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    ecdsaWithSha256,
    name,
    der(SEQUENCE, time(from), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = createSign('sha256').update(body).sign(privateKey);
  const certificate = der(SEQUENCE, body, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: pem('CERTIFICATE', certificate),
  };
}
