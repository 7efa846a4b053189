/** Stands for what was left out. */
const gone = '…';

/** Names under which OpenCart, PHP and this desk carry secrets in text. */
const named =
  /\b(api_token|user_token|token|key|password|passwd|pwd|signature|secret|PHPSESSID|OCSESSID|default|authorization|bearer)(["']?\s*[=:]\s*["']?)([^\s"'&;,<>]+)/gi;

const mail = /[^\s@<>"'=:]+@[^\s@<>"']+\.[^\s@<>"',;]+/g;

/** A run this long of letters and digits, with both among them, is a key or a token and no word. */
const longRun = /[A-Za-z0-9+/_=-]{24,}/g;

/** Between `//` and `@` stands who logs in. */
const inAddress = /(\/\/)[^/\s@]+@/g;

function isRandom(run: string): boolean {
  return /\d/.test(run) && /[A-Za-z]/.test(run) && !run.includes('/');
}

/**
 * A text without anything in it that looks like a key, a token, a login or an e-mail address. It errs on the side of leaving out: it is
 * for reports that are sent to strangers. Certificate fingerprints (`AB:CD:…`) stay.
 */
export function withoutSecrets(text: string): string {
  return text
    .replace(inAddress, `$1${gone}@`)
    .replace(named, `$1$2${gone}`)
    .replace(mail, gone)
    .replace(longRun, (run) => (isRandom(run) ? gone : run));
}

/** An address without login, query and fragment; what is no address is cleaned as text. */
export function bareAddress(address: string): string {
  if (!URL.canParse(address)) return withoutSecrets(address.split(/[?#]/)[0] ?? '');
  const { protocol, host, pathname } = new URL(address);
  return withoutSecrets(`${protocol}//${host}${pathname}`);
}
