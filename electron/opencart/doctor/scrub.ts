/** Shorter ones are words: leaving them out would spoil sentences and protect nothing. */
const shortest = 8;

/** Facts that hold words of the shop's own, and not a name or a number of ours. */
const shopWords = new Set(['message', 'start', 'title', 'text', 'realm', 'ip']);

const mail = /[^\s@<>"']{1,64}@[^\s@<>"']{1,255}/g;
/** Session ids and tokens are this long; words are not. */
const longRun = /[A-Za-z0-9]{24,}/g;

/**
 * The same data with every secret left out of every text, as it stands or percent-encoded. What a shop said in its own words also
 * loses mail addresses and whatever is as long as a token.
 */
export function scrub<T>(data: T, secrets: readonly string[]): T {
  const forms = [...new Set(secrets.flatMap(formsOf))].filter((form) => form.length >= shortest);
  forms.sort((a, b) => b.length - a.length); // a longer one may hold a shorter one
  const clean = (value: unknown, name = ''): unknown => {
    if (typeof value === 'string') {
      const known = forms.reduce((text, form) => text.replaceAll(form, '…'), value);
      return shopWords.has(name) ? known.replace(mail, '…').replace(longRun, '…') : known;
    }
    if (Array.isArray(value)) return value.map((part) => clean(part));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, clean(part, key)]));
  };
  return clean(data) as T; // the shape is kept: only texts change
}

/** A text as it may come back: plain, in an address, in a form, in JSON, in HTML. */
function formsOf(secret: string): readonly string[] {
  const encoded = encodeURIComponent(secret);
  const html = secret
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  return [
    secret,
    encoded,
    encoded.replaceAll('%20', '+'),
    JSON.stringify(secret).slice(1, -1),
    html,
  ];
}
