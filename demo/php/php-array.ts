import { encodeEntities } from './text';

/** A PHP array of request values: keys in the order PHP met them, which JavaScript objects do not keep for numbers. */
export type PhpArray = ReadonlyMap<string, string | PhpArray>;
type Growing = Map<string, string | Growing>;

/** PHP takes no more names than this from one body (max_input_vars). */
const maxNames = 1000;

/** `a[b][]` as its base and the keys in brackets; '' asks for the next number. */
function keysOf(name: string): readonly string[] {
  const bracket = name.indexOf('[');
  if (bracket <= 0 || !name.includes(']', bracket)) return [name.replace(/[ .[]/g, '_')];
  const base = name.slice(0, bracket).replace(/[ .]/g, '_');
  const inner = [...name.slice(bracket).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '');
  return [base, ...inner];
}

/** The key an empty pair of brackets stands for: one above the highest number used. */
function nextIndex(array: Growing): string {
  const numbers = [...array.keys()].filter((key) => /^\d+$/.test(key)).map(Number);
  return String(Math.max(-1, ...numbers) + 1);
}

/** The `$_POST` PHP builds from name and value pairs. A name that comes again keeps its first place and gets the later value. */
export function phpArrayFrom(pairs: readonly (readonly [string, string])[]): PhpArray {
  const root: Growing = new Map();
  for (const [name, value] of pairs.slice(0, maxNames)) {
    if (name === '') continue;
    const keys = keysOf(name);
    let target = root;
    for (const [index, key] of keys.entries()) {
      const actual = index > 0 && key === '' ? nextIndex(target) : key;
      if (index === keys.length - 1) {
        target.set(actual, value);
        break;
      }
      const child = target.get(actual);
      const next: Growing =
        child === undefined || typeof child === 'string'
          ? new Map<string, string | Growing>()
          : child;
      target.set(actual, next);
      target = next;
    }
  }
  return root;
}

/** PHP's `trim`: blank, TAB, LF, CR, NUL and VT only; a no-break space stays. */
export function phpTrim(text: string): string {
  return text.replace(/^[ \t\n\r\0\v]+|[ \t\n\r\0\v]+$/g, '');
}

/** What OpenCart 4 makes of every key and value of a request before anything looks at it: entities, then trimmed. */
export function cleaned(text: string): string {
  return phpTrim(encodeEntities(text));
}

/** The whole array cleaned, keys too. */
export function cleanedArray(array: PhpArray): PhpArray {
  return new Map(
    [...array].map(([key, value]) => [
      cleaned(key),
      typeof value === 'string' ? cleaned(value) : cleanedArray(value),
    ]),
  );
}

/** PHP's `urlencode`: blank is `+`, only letters, digits, `-`, `_` and `.` stay. */
function urlEncode(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%20/g, '+');
}

/** PHP's `http_build_query`: every leaf as `a%5Bb%5D=value`; arrays without leaves vanish. */
export function httpBuildQuery(array: PhpArray, parent = ''): string {
  return [...array]
    .map(([key, value]) => {
      const name = parent === '' ? urlEncode(key) : `${parent}%5B${urlEncode(key)}%5D`;
      return typeof value === 'string'
        ? `${name}=${urlEncode(value)}`
        : httpBuildQuery(value, name);
    })
    .filter((part) => part !== '')
    .join('&');
}
