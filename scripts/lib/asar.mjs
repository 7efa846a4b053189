/**
 * Builds an asar archive of a flat folder: a header of sizes and offsets as JSON, then the files' bytes.
 * Electron reads it; nothing is compressed.
 * @param {Readonly<Record<string, string | Buffer>>} files contents by file name, no folders
 */
export function buildAsar(files) {
  /** @type {Record<string, { size: number, offset: string }>} */
  const entries = {};
  const bodies = Object.values(files).map((content) => Buffer.from(content));
  let offset = 0;
  Object.keys(files).forEach((name, index) => {
    const size = bodies[index]?.length ?? 0;
    entries[name] = { size, offset: String(offset) };
    offset += size;
  });
  const json = Buffer.from(JSON.stringify({ files: entries }));
  // Two nested Chromium "pickles": each payload is preceded by its length and padded to four bytes.
  const padding = Buffer.alloc((4 - (json.length % 4)) % 4);
  const padded = json.length + padding.length;
  const sizes = Buffer.alloc(16);
  [4, padded + 8, padded + 4, json.length].forEach((value, index) =>
    sizes.writeUInt32LE(value, index * 4),
  );
  return Buffer.concat([sizes, json, padding, ...bodies]);
}
