import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);

const scryptParameters = z.strictObject({
  // bounds: a changed file must not be able to make the desk use all memory
  N: z
    .number()
    .int()
    .min(2 ** 14)
    .max(2 ** 20),
  r: z.number().int().min(1).max(16),
  p: z.number().int().min(1).max(4),
  salt: base64,
});

const vaultFile = z.discriminatedUnion('mode', [
  z.strictObject({ version: z.literal(1), mode: z.literal('os-key-store'), blob: base64 }),
  z.strictObject({
    version: z.literal(1),
    mode: z.literal('passphrase'),
    scrypt: scryptParameters,
    sealed: z.strictObject({ nonce: base64, tag: base64, text: base64 }),
  }),
  // remembers only that nothing is kept
  z.strictObject({ version: z.literal(1), mode: z.literal('session') }),
]);

/** What `vault.json` holds. Everything secret in it is encrypted; session mode holds nothing at all. */
export type VaultFile = z.infer<typeof vaultFile>;

/** What was found on disk. `broken`: there is a file, but it is not one of ours any more. */
export type FoundVault =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly file: VaultFile }
  | { readonly kind: 'broken'; readonly reason: string };

/** Reads `vault.json`; never changes it. */
export async function readVaultFile(file: string): Promise<FoundVault> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return { kind: 'none' };
    return { kind: 'broken', reason: reasonOf(error) };
  }
  try {
    return { kind: 'found', file: vaultFile.parse(JSON.parse(text)) };
  } catch {
    return { kind: 'broken', reason: 'vault.json is damaged' };
  }
}

/** Writes `vault.json` whole or not at all, readable by this user only. Rejects when the disk refuses. */
export async function writeVaultFile(file: string, content: VaultFile): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.new`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(JSON.stringify(content));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}

/** Deletes `vault.json` and any unfinished draft of it. */
export async function deleteVaultFile(file: string): Promise<void> {
  await rm(file, { force: true });
  await rm(`${file}.new`, { force: true });
}

/** The short name of a system error, such as `ENOSPC`, or its message. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return error.code;
  return error instanceof Error ? error.message : String(error);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
