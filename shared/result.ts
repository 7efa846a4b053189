import type { AppErrorData } from './errors';

/** What every fallible call answers: a value, or a coded error as plain data. Nothing is thrown for expected trouble. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppErrorData };

/** A success. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A failure by its code, with the facts its sentence needs (never a secret). */
export function fail(code: AppErrorData['code'], facts: AppErrorData['facts'] = {}): Result<never> {
  return { ok: false, error: { code, facts } };
}

/** Keeps the compiler honest in a switch: reached only when a case was forgotten. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
