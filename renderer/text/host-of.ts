/** Host and port of an address as typed, with or without a scheme, in lower case; '' when it is no address. */
export function hostOf(address: string): string {
  const text = address.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(withScheme) ? new URL(withScheme).host : '';
}

/** Whether a user name or a password stands in an address, as in `http://user:word@host`. */
export function hasLogin(address: string): boolean {
  return /^\s*(?:[a-z]+:\/*)?[^/?#]*@/i.test(address);
}
