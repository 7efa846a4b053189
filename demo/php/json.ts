/** What the shop may answer as JSON. Empty PHP arrays are `[]` even where a filled one is an object. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const escape = (char: string): string =>
  char === '/' ? '\\/' : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The text PHP's `json_encode` writes: slashes and everything beyond ASCII escaped, no blanks. */
export function phpJson(value: Json): string {
  return JSON.stringify(value).replace(/[/\u0080-\uffff]/g, escape);
}

/** A PHP array as `json_encode` shows it: keys 0, 1, 2 … in order make a list, all else an object. */
function asPhpArray(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, child]) => [key, asPhpArray(child)] as const);
  const isList = entries.every(([key], index) => key === String(index));
  return isList ? entries.map(([, child]) => child) : Object.fromEntries(entries);
}

/**
 * What `json_decode` and `json_encode` make of a column that holds JSON text: `[]` stays, an object stays, `{}` becomes `[]`,
 * and text that is no JSON (also the empty text) becomes null. Sources: recordings 2.3.0.2/061, 062 and 3.0.3.9/320.
 */
export function phpJsonColumn(column: string): Json {
  if (column === '[]') return [];
  try {
    // JSON.parse gives exactly the values of Json; its declared type is `any`.
    return asPhpArray(JSON.parse(column) as Json);
  } catch {
    return null;
  }
}
