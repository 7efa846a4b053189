import { readFile } from 'node:fs/promises';
import tls from 'node:tls';

/** Where Linux distributions keep the bundle of trusted certificates; the first that can be read counts. */
const linuxBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/**
 * Certificates (PEM) this machine trusts beyond Node's own list: the files named by `NODE_EXTRA_CA_CERTS` and
 * `SSL_CERT_FILE`, and the system's bundle on Linux or, where the runtime can ask for it, the system's store.
 */
export async function readExtraCertificates(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): Promise<readonly string[]> {
  const named = [environment['NODE_EXTRA_CA_CERTS'], environment['SSL_CERT_FILE']];
  const texts = await Promise.all(named.map(async (file) => (file ? readText(file) : '')));
  const system = platform === 'linux' ? await readFirst(linuxBundles) : askSystemStore();
  return newCertificates([...texts, system].join('\n'), tls.rootCertificates);
}

/** The certificates in a PEM text that are not among the known ones, each once. */
export function newCertificates(pem: string, known: readonly string[]): readonly string[] {
  const bare = (certificate: string) => certificate.replace(/-----[A-Z ]+-----|\s/g, '');
  const seen = new Set(known.map(bare));
  const found = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  return found.filter((certificate) => {
    const body = bare(certificate);
    if (seen.has(body)) return false;
    seen.add(body);
    return true;
  });
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return ''; // a missing bundle only means fewer certificates
  }
}

async function readFirst(files: readonly string[]): Promise<string> {
  for (const file of files) {
    const text = await readText(file);
    if (text !== '') return text;
  }
  return '';
}

function askSystemStore(): string {
  // Node 22.15 and later can ask the OS; the types here are those of Node 20
  const ask = (tls as { getCACertificates?: (kind: 'system') => readonly string[] })
    .getCACertificates;
  try {
    return ask?.('system').join('\n') ?? '';
  } catch {
    return '';
  }
}
