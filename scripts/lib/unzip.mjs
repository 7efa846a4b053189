import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';

/**
 * Unpacks the files of a zip that `place` gives a path to, keeping their permission bits. Answers how many
 * were written. Throws on a broken zip and on a path that leads out of `target`.
 * @param {string} zip
 * @param {string} target a folder; made when missing
 * @param {(name: string) => string | null} place path inside `target`, or null to leave the entry out
 */
export async function unzip(zip, target, place) {
  const archive = await yauzl.openPromise(zip, { lazyEntries: true });
  let count = 0;
  for await (const entry of archive.eachEntry()) {
    const relative = entry.fileName.endsWith('/') ? null : place(entry.fileName);
    if (relative === null) continue;
    const file = path.resolve(target, relative);
    if (!file.startsWith(path.resolve(target) + path.sep))
      throw new Error(`path leads outside: ${entry.fileName}`);
    await mkdir(path.dirname(file), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(await archive.openReadStreamPromise(entry), createWriteStream(file, { mode }));
    count += 1;
  }
  return count;
}
