import qs from 'qs';

const urlEncodedType = /^application\/x-www-form-urlencoded\b/i;
const multipartType = /^multipart\/form-data\b.*\bboundary="?([^";]+)/i;

/**
 * A query string or urlencoded form as PHP reads it: `a[b]=1` and `a[]=1` are arrays, of two equal names the last counts,
 * at most 1000 names (PHP's max_input_vars).
 */
export function parsePhpForm(text: string): qs.ParsedQs {
  if (text === '') return {};
  return qs.parse(text, { duplicates: 'last', parameterLimit: 1000, depth: 64, arrayLimit: 1000 });
}

/** The fields of a request body, in the order sent; none for bodies PHP does not read. */
export function formPairs(
  contentType: string | undefined,
  body: Buffer,
): readonly (readonly [string, string])[] {
  const type = contentType ?? '';
  if (urlEncodedType.test(type)) return [...new URLSearchParams(body.toString())];
  const boundary = multipartType.exec(type)?.[1];
  return boundary === undefined ? [] : textParts(body, boundary);
}

/** The `$_POST` of a request body: urlencoded and multipart forms only; JSON and anything else leave it empty, as in PHP. */
export function parsePhpBody(contentType: string | undefined, body: Buffer): qs.ParsedQs {
  const type = contentType ?? '';
  if (urlEncodedType.test(type)) return parsePhpForm(body.toString());
  const boundary = multipartType.exec(type)?.[1];
  if (boundary === undefined) return {};
  return parsePhpForm(new URLSearchParams(textParts(body, boundary)).toString());
}

/** The text fields of a multipart body, name and value; parts with a file name are no fields. */
function textParts(body: Buffer, boundary: string): [string, string][] {
  const fields: [string, string][] = [];
  // Latin-1 keeps every byte while the parts are cut; the values are decoded as UTF-8 afterwards.
  for (const part of body.toString('latin1').split(`--${boundary}`).slice(1, -1)) {
    const blank = part.indexOf('\r\n\r\n');
    const head = part.slice(0, blank);
    const name = /\bname="([^"]*)"/i.exec(head)?.[1];
    if (blank < 0 || name === undefined || /\bfilename=/i.test(head)) continue;
    const value = Buffer.from(part.slice(blank + 4, -2), 'latin1').toString();
    fields.push([name, value]);
  }
  return fields;
}
