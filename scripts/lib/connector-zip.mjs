import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** @typedef {import('./connector-files.mjs').ConnectorEntry} ConnectorEntry */

/**
 * A zip that is the same byte for byte wherever and whenever it is made: order as given, one moment, one mode, stored and not deflated
 * (zlib's output differs between its builds).
 * @param {readonly ConnectorEntry[]} entries
 */
export async function zipEntries(entries) {
  const zip = new ZipFile();
  // The DOS time is written in local time, so noon is meant locally; the UTC field beside it is left out.
  const options = {
    mtime: new Date(2026, 0, 1, 12, 0, 0),
    mode: 0o100644,
    compress: false,
    forceDosTimestamp: true,
  };
  for (const { name, content } of entries) zip.addBuffer(Buffer.from(content), name, options);
  zip.end();
  return buffer(zip.outputStream);
}
