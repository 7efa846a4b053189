import type { Handlers } from '../../../shared/ipc/contract';
import type { Preferences } from '../../../shared/preferences';
import { ok } from '../../../shared/result';

/** Where preferences are kept; `change` applies and keeps a part of them. */
export type PreferencesPort = {
  preferences(): Preferences;
  change(part: Partial<Preferences>): Preferences;
};

/** Answers `preferences:*`. */
export function preferenceHandlers(
  port: PreferencesPort,
): Pick<Handlers, 'preferences:get' | 'preferences:set'> {
  return {
    'preferences:get': async () => ok(port.preferences()),
    'preferences:set': async (part) => ok(port.change(part)),
  };
}
