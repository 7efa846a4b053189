import type { AppErrorData } from '../../shared/errors';

/** Expected trouble that came over the bridge, thrown so that the query library treats it as a failure. */
export class BridgeError extends Error {
  /** The code and its facts; `renderer/text` has the sentence. */
  readonly data: AppErrorData;

  constructor(data: AppErrorData) {
    super(data.code);
    this.name = 'BridgeError';
    this.data = data;
  }
}

/** The coded error of anything thrown: its own data, or `bug` for a thing that was never expected. */
export function errorDataOf(thrown: unknown): AppErrorData {
  if (thrown instanceof BridgeError) return thrown.data;
  return {
    code: 'bug',
    facts: { reference: thrown instanceof Error ? thrown.message : 'unknown' },
  };
}
