import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/** The marker Electron puts before its fuses: one byte of version, one of count, then `0` or `1` per fuse. */
const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');

/** Position of each fuse (version 1 of the fuse wire). */
const POSITION = {
  runAsNode: 0,
  cookieEncryption: 1,
  nodeOptions: 2,
  nodeCliInspect: 3,
  embeddedAsarIntegrity: 4,
  onlyLoadAppFromAsar: 5,
  browserV8Snapshot: 6,
};

/** @typedef {keyof typeof POSITION} Fuse */

/**
 * Where each wanted fuse's byte lies in an Electron executable, and what to write there. Throws when the
 * executable has no fuses or is too old to know one of them.
 * @param {Buffer} executable
 * @param {Readonly<Partial<Record<Fuse, boolean>>>} wanted
 */
export function planFuses(executable, wanted) {
  const start = executable.indexOf(SENTINEL);
  if (start < 0 || executable.indexOf(SENTINEL, start + 1) >= 0)
    throw new Error('the executable does not hold exactly one set of fuses');
  const wire = start + SENTINEL.length;
  const version = executable[wire];
  const count = executable[wire + 1] ?? 0;
  if (version !== 1) throw new Error(`unknown version of the fuse wire: ${version}`);
  return Object.entries(wanted).map(([name, isOn]) => {
    const position = POSITION[/** @type {Fuse} */ (name)];
    if (position >= count) throw new Error(`the executable has no fuse ${name}`);
    return { at: wire + 2 + position, byte: isOn ? '1' : '0' };
  });
}

/**
 * Sets fuses in an Electron executable on disk.
 * @param {string} file
 * @param {Readonly<Partial<Record<Fuse, boolean>>>} wanted
 */
export function setFuses(file, wanted) {
  const plan = planFuses(readFileSync(file), wanted);
  const handle = openSync(file, 'r+');
  try {
    for (const { at, byte } of plan) writeSync(handle, byte, at);
  } finally {
    closeSync(handle);
  }
}
