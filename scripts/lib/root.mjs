import path from 'node:path';

/** The repository's folder, whatever folder a script is started from. */
export const root = path.resolve(import.meta.dirname, '..', '..');

/**
 * Absolute path of something in the repository.
 * @param {...string} parts
 */
export function inRoot(...parts) {
  return path.join(root, ...parts);
}
