const entity: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** PHP's `htmlspecialchars` in its old default: the apostrophe stays, what is encoded already is encoded again. */
export function encodeEntities(text: string): string {
  return text.replace(/[&<>"]/g, (char) => entity[char] ?? char);
}

/**
 * Text as OpenCart stores what a customer typed: entities, and `????` for each character beyond the three-byte utf8
 * of its database connection (recordings 2.3.0.2/068, 3.0.3.9/038).
 */
export function storedText(typed: string): string {
  return encodeEntities(typed).replace(/[\u{10000}-\u{10ffff}]/gu, '????');
}

/** Whether MySQL's case-insensitive, space-padded comparison finds the two equal (recordings 2.3.0.2/012, 013; 3.0.3.9/006). */
export function equalsInMysql(one: string, other: string): boolean {
  return one.replace(/ +$/, '').toLowerCase() === other.replace(/ +$/, '').toLowerCase();
}
