import { errorDataOf } from '../bridge/bridge-error';
import type { AppErrorData } from '../../shared/errors';

/** The coded error of a failed query or mutation; null when it did not fail. */
export function failureOf(state: { readonly error: unknown }): AppErrorData | null {
  return state.error === null || state.error === undefined ? null : errorDataOf(state.error);
}
