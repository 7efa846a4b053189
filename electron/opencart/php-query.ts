/** Form fields as PHP reads them: nested lists and objects become names like `product[0][option][13]`. */
export type FormFields = { readonly [name: string]: FormValue };
type FormValue = string | number | null | undefined | readonly FormValue[] | FormFields;

/** The fields with flat names, ready to be sent. Null, undefined and what is empty vanish, as they do in PHP. */
export function flattenFields(fields: FormFields): Readonly<Record<string, string>> {
  return Object.fromEntries(pairs(fields, (text) => text));
}

/**
 * What PHP's `http_build_query` makes of the fields after OpenCart cleaned every name and value (`cleanText`): the text whose md5 a 4.1 call
 * signs. The body itself is sent unclean: build both from one and the same object. Text must be well-formed.
 */
export function phpQuery(fields: FormFields): string {
  return pairs(fields, cleanText)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

/**
 * Text as OpenCart's `Request` leaves it: `& " < >` escaped, entities once more, the apostrophe not; then PHP's `trim`, which takes blank, TAB,
 * LF, CR, NUL and VT at both ends and, unlike JavaScript's, nothing else.
 */
export function cleanText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/^[ \t\n\r\0\v]+/, '')
    .replace(/(?<![ \t\n\r\0\v])[ \t\n\r\0\v]+$/, ''); // the look-behind keeps it linear
}

function pairs(
  fields: FormFields | readonly FormValue[],
  name: (text: string) => string,
  outer = '',
): readonly (readonly [string, string])[] {
  return Object.entries(fields).flatMap(([own, value]) => {
    const full = outer === '' ? name(own) : `${outer}[${name(own)}]`;
    if (value === null || value === undefined) return [];
    return typeof value === 'object'
      ? pairs(value, name, full)
      : [[full, name(String(value))] as const];
  });
}

/** RFC 1738 as PHP has it: a blank is `+`, and only letters, digits and `- _ .` stand for themselves. */
function encode(text: string): string {
  return encodeURIComponent(text)
    .replace(
      /[~!'()*]/g,
      (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .replaceAll('%20', '+');
}
