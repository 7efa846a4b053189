import { rm } from 'node:fs/promises';

/** Deletes a folder with all that is in it; one that is not there counts as deleted. */
export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
