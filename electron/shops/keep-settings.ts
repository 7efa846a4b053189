import { fail, ok, type Result } from '../../shared/result';

/** Makes a change of the settings; `cache-unusable` with the reason where the disk refuses it, and then nothing has changed. */
export function keepSettings(change: () => void): Result<null> {
  try {
    change();
    return ok(null);
  } catch (error) {
    return fail('cache-unusable', { reason: error instanceof Error ? error.message : 'disk' });
  }
}
