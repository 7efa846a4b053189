/** What stands where something was taken out. */
export const redacted = { secret: '[secret]', email: '[e-mail]', phone: '[phone]' } as const;

/**
 * Takes keys, tokens, e-mail addresses and phone numbers out of a text before it is written to the log. Rather too much than
 * too little: a long run of letters and digits counts as a key, a long run of digits as a phone number. Dates stay.
 */
export function redact(text: string): string {
  return text
    .replace(
      /\b((?:api_)?token|key|passphrase|password|PHPSESSID|OCSESSID)(["']?\s*[=:]\s*["']?)[^\s"'&;,)}\]]+/gi,
      `$1$2${redacted.secret}`,
    )
    .replace(/(?<![A-Za-z0-9])[A-Za-z0-9]{26,}(?![A-Za-z0-9])/g, redacted.secret)
    .replace(/[\p{L}\p{N}._%+'-]+(?:@|%40)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu, redacted.email)
    .replace(/\+?\d[\d ()./-]{6,}\d/g, (match) => (isPhone(match) ? redacted.phone : match));
}

function isPhone(text: string): boolean {
  if (/^\d{4}-\d{2}-\d{2}( \d{2})?$/.test(text)) return false; // a date, or date and hour before a colon
  return text.replace(/\D/g, '').length >= 7;
}
