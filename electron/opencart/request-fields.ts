import type { PlainRequest } from './api-call';

/**
 * The values of exactly these names, as text; null when one is missing, when there is another beside them, or when one is neither
 * text nor a number.
 */
export function readExactly<Name extends string>(
  fields: Readonly<Record<string, unknown>>,
  names: readonly Name[],
): Readonly<Record<Name, string>> | null {
  if (Object.keys(fields).length !== names.length) return null;
  const read: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (typeof value !== 'string' && typeof value !== 'number') return null;
    read[name] = String(value);
  }
  return isWhole(read, names) ? read : null;
}

function isWhole<Name extends string>(
  read: Partial<Record<Name, string>>,
  names: readonly Name[],
): read is Record<Name, string> {
  return names.every((name) => read[name] !== undefined);
}

/** A whole number as this client writes it (no sign, no leading zero), not below `least`; null for anything else. */
export function readNumber(text: string, least: number): number | null {
  return /^(0|[1-9]\d{0,14})$/.test(text) && Number(text) >= least ? Number(text) : null;
}

/** The base address of a recorded request: its folder on a host that is made up. Null when it does not ask `index.php`. */
export function addressOf({ path }: PlainRequest): string | null {
  return path.startsWith('/') && path.endsWith('/index.php')
    ? `http://shop.invalid${path.slice(0, -'index.php'.length)}`
    : null;
}
