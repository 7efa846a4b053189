import type { AppInfo, Handlers, Input } from '../../../shared/ipc/contract';
import { ok, type Result } from '../../../shared/result';

/** What the desk itself offers the window. `open` answers `bad-input` for a target it does not accept. */
export type AppPort = {
  readonly info: AppInfo;
  copy(text: string): Promise<void>;
  open(kind: Input<'app:open'>['kind'], target: string): Promise<Result<null>>;
  painted(what: Input<'app:painted'>['what']): void;
};

/** Answers `app:*`. */
export function appHandlers(
  port: AppPort,
): Pick<Handlers, 'app:info' | 'app:copy' | 'app:open' | 'app:painted'> {
  return {
    'app:info': async () => ok(port.info),
    'app:copy': async ({ text }) => {
      await port.copy(text);
      return ok(null);
    },
    'app:open': ({ kind, target }) => port.open(kind, target),
    'app:painted': async ({ what }) => {
      port.painted(what);
      return ok(null);
    },
  };
}
