import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rootCertificates } from 'node:tls';
import { expect, test } from 'vitest';
import { newCertificates, readExtraCertificates } from './certificates';

const pem = (body: string) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----`;

test('keeps each unknown certificate once, comments and other blocks left out', () => {
  const text = `# ours\n${pem('AAAA\nBBBB')}\n-----BEGIN CRL-----\nCC\n-----END CRL-----\n${pem('AAAABBBB')}\n${pem('DDDD')}`;
  expect(newCertificates(text, [pem('DD\nDD')])).toEqual([pem('AAAA\nBBBB')]);
});

test('reads the file the environment names and leaves out what Node knows', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'cartwright-ca-'));
  const file = path.join(folder, 'own.pem');
  await writeFile(file, `${pem('OWNCA')}\n${rootCertificates[0] ?? ''}`);
  const environment = { NODE_EXTRA_CA_CERTS: file, SSL_CERT_FILE: path.join(folder, 'missing') };
  const found = await readExtraCertificates(environment, 'win32');
  expect(found).toContain(pem('OWNCA'));
  expect(found).not.toContain(rootCertificates[0]);
  await rm(folder, { recursive: true });
});
