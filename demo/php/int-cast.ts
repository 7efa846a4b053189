import type { ParsedQs } from 'qs';

/** A value as PHP meets it in `$_GET` or `$_POST`: text, or an array of values. */
export type PhpValue = ParsedQs[string];

/**
 * What PHP's `(int)` makes of a request value: the leading number of a text, else 0; 1 for a filled array.
 * Sources: recordings 2.3.0.2/072–075 and 3.0.3.9/046–049.
 */
export function toPhpInt(value: PhpValue): number {
  if (value === undefined) return 0;
  if (typeof value !== 'string') return Object.keys(value).length > 0 ? 1 : 0;
  const leading = /^[ \t\n\r\v\f]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/.exec(value)?.[1];
  return leading === undefined ? 0 : Math.trunc(Number(leading));
}

/** The value as text; null when it is missing or an array, which PHP refuses where it wants a string. */
export function asPhpText(value: PhpValue): string | null {
  return typeof value === 'string' ? value : null;
}
