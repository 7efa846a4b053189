import { decodeHTMLStrict } from 'entities';

/**
 * Undoes OpenCart's `htmlspecialchars` once: `&amp;quot;` becomes `&quot;`. Only entities closed by a
 * semicolon are decoded, so text that modules stored unencoded (`R&D`, `a=1&copy=2`) passes through
 * (recordings 2.3.0.2/061, 062).
 */
export function decodeText(text: string): string {
  return text.includes('&') ? decodeHTMLStrict(text) : text;
}
