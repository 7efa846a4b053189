import { fail, ok, type Result } from '../../shared/result';

const controlCharacter = /\p{Cc}|[\u2028\u2029]/u;
const lineBreak = /[\r\n\u0085\u2028\u2029]/;

/**
 * Refuses, before anything is sent, what cannot be an API key: `bad-key` with the reason `empty`, `line-break`,
 * `control-character` or `blank-at-an-end`. Nothing is trimmed: a key that was pasted with more than itself is told, not mended.
 */
export function checkShopKey(key: string): Result<null> {
  if (key.trim() === '') return fail('bad-key', { reason: 'empty' });
  if (lineBreak.test(key)) return fail('bad-key', { reason: 'line-break' });
  if (controlCharacter.test(key)) return fail('bad-key', { reason: 'control-character' });
  if (key !== key.trim()) return fail('bad-key', { reason: 'blank-at-an-end' });
  return ok(null);
}
