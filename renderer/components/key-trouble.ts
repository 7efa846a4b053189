/** Why a text cannot be an API key though something stands there; a key of the texts under `errorReasons`. */
export type KeyTrouble = 'line-break' | 'control-character' | 'blank-inside';

const lineBreak = /[\r\n\u0085\u2028\u2029]/;

/** What a pasted text brought that no API key holds; null where there is none. Blanks at the ends are no trouble: they are cut. */
export function keyTrouble(text: string): KeyTrouble | null {
  if (lineBreak.test(text)) return 'line-break';
  if (/\p{Cc}/u.test(text)) return 'control-character';
  return /\s/.test(text.trim()) ? 'blank-inside' : null;
}

/**
 * Text as a field of one line can hold it: browsers take line breaks out of such a field or make blanks of them, and so would hide
 * that the key was pasted broken. A line separator stays, and is a line break for `keyTrouble`.
 */
export function keepBreaks(text: string): string {
  return text.replace(/\r\n|[\r\n]/g, '\u2028');
}
