import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/**
 * Whether a program is found on the PATH. Asks the file system, so it costs no process.
 * @param {string} program
 * @param {string} [searched] a PATH
 */
export function isOnPath(program, searched = process.env.PATH ?? '') {
  return searched.split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, program), constants.X_OK);
      return folder !== '';
    } catch {
      return false;
    }
  });
}
