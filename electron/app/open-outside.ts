import { shell } from 'electron';
import { fail, ok, type Result } from '../../shared/result';
import { outsideAddress, type OutsideKind } from './outside-address';

/** Opens the mail program, the phone program or a map in the browser; the only way out of the desk. */
export async function openOutside(kind: OutsideKind, target: string): Promise<Result<null>> {
  const address = outsideAddress(kind, target);
  if (address === null) return fail('bad-input', { channel: 'app:open', reason: kind });
  try {
    await shell.openExternal(address);
  } catch {
    return fail('bad-input', { channel: 'app:open', reason: 'no program for it' });
  }
  return ok(null);
}
