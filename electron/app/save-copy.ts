import { readFile, writeFile } from 'node:fs/promises';
import { fail, ok, type Result } from '../../shared/result';

/** What saving works with. `ask` answers where to, null when it was called off. */
export type SaveCopyParts = {
  /** The file to copy; it may lie inside the app's archive. */
  readonly source: string;
  /** The name it is offered by. */
  readonly name: string;
  readonly ask: (name: string) => Promise<string | null>;
};

/**
 * Copies one of the desk's own files to where the user says. Answers the new file, null when it was called off; `file-not-saved` with
 * the disk's reason.
 */
export async function saveCopy({
  source,
  name,
  ask,
}: SaveCopyParts): Promise<Result<{ readonly file: string | null }>> {
  try {
    // read before asking: nobody shall choose a place for what is not there
    const bytes = await readFile(source);
    const file = await ask(name);
    if (file === null) return ok({ file });
    await writeFile(file, bytes);
    return ok({ file });
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string')
      return fail('file-not-saved', { file: name, reason: error.code });
    throw error;
  }
}
