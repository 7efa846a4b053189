import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** Whether the key at hand is the one the file beside was made with; `absent` also when the check value cannot be understood. */
export type KeyCheck = 'matches' | 'differs' | 'absent';

const stored = z.object({ fileId: z.string().regex(/^[0-9a-f]{32}$/), mac: z.string() });

/** Where the check value of a cache file lies. */
export function checkFileOf(file: string): string {
  return `${file}.check`;
}

/**
 * Compares the key with the check value, which tells a wrong key from a damaged file: SQLite gives the same error for both.
 * Throws on trouble with the disk other than a missing file.
 */
export function checkKey(file: string, keyHex: string): KeyCheck {
  const found = readStored(checkFileOf(file));
  if (found === null) return 'absent';
  const expected = macOf(found.fileId, keyHex);
  const actual = Buffer.from(found.mac, 'hex');
  return actual.length === expected.length && timingSafeEqual(actual, expected)
    ? 'matches'
    : 'differs';
}

/** Writes the check value for a new file id, whole or not at all. */
export function writeCheck(file: string, keyHex: string): void {
  const fileId = randomBytes(16).toString('hex');
  const path = checkFileOf(file);
  const partial = `${path}.${process.pid}.part`;
  writeFileSync(partial, JSON.stringify({ fileId, mac: macOf(fileId, keyHex).toString('hex') }), {
    mode: 0o600,
    flush: true,
  });
  chmodSync(partial, 0o600);
  renameSync(partial, path);
}

function macOf(fileId: string, keyHex: string): Buffer {
  return createHmac('sha256', Buffer.from(keyHex, 'hex')).update(fileId).digest();
}

function readStored(path: string): z.infer<typeof stored> | null {
  try {
    return stored.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
