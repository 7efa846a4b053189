import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Result } from '../../../shared/result';
import type { ShopCredentials } from '../../../shared/shop';
import { freshSettings, makeDesk, rightKey, type MadeUpDesk } from './desk';

/** What connects to the made-up shop. */
export const credentials: ShopCredentials = {
  address: 'quay.example',
  username: 'desk',
  key: rightKey,
  newestOrderId: null,
  certificate: null,
};

/** The value of a Result that must be well. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`unexpected ${result.error.code}`);
  return result.value;
}

/** A machine with a folder of its own for each test of the file. */
export function useMachine() {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'cartwright-shops-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  /** A desk that nobody has used yet. */
  const newDesk = () => makeDesk(folder, freshSettings());

  async function freshDesk(mode: 'os-key-store' | 'session' = 'os-key-store') {
    const desk = await newDesk();
    await desk.shops.begin();
    await desk.shops.vault.choose(mode, null);
    desk.diary.length = 0;
    return desk;
  }

  async function connectedDesk(mode: 'os-key-store' | 'session' = 'os-key-store') {
    const desk = await freshDesk(mode);
    const shop = valueOf(await desk.shops.connect(credentials));
    return { ...desk, shop };
  }

  /** The same machine after the desk was closed, or killed, and opened again. */
  async function restarted({ saved }: Pick<MadeUpDesk, 'saved'>) {
    const desk = await makeDesk(folder, saved);
    await desk.shops.begin();
    return desk;
  }

  /** All text of all files of the desk. */
  async function everythingOnDisk(): Promise<string> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    const texts = files.map((entry) => readFile(path.join(entry.parentPath, entry.name), 'utf8'));
    return (await Promise.all(texts)).join('\n');
  }

  return { folder: () => folder, newDesk, freshDesk, connectedDesk, restarted, everythingOnDisk };
}
