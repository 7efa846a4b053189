/** Characters that turn the writing direction of what follows: embeddings, overrides and isolates. */
const turns = /[\u202A-\u202E\u2066-\u2069]/g;

/** Text of a stranger without the characters that would turn round what stands beside it. For display only; it is kept as it came. */
export function withoutTurns(text: string): string {
  return text.replace(turns, '');
}

/** Text as somebody typed or pasted it, without control characters, which nobody can see. */
export function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, '');
}

/**
 * Text of a stranger for the middle of a sentence, where no element can isolate it: without turning characters, and isolated where it
 * holds more than plain Latin.
 */
export function isolated(text: string): string {
  const plain = withoutTurns(text);
  return /[^\u0000-\u024F]/.test(plain) ? `\u2068${plain}\u2069` : plain;
}
