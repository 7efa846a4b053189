import { fail, ok, type Result } from '../../../shared/result';

/** The admin makes keys of 64 to 256 characters; shorter ones can only have been put in by hand. */
const lengths = { shortest: 16, longest: 256 };

/**
 * Refuses what cannot be an API key before anything is sent: `bad-key` with the reason `line-break`, `control-character`,
 * `blank-at-an-end`, `blank`, `too-short` or `too-long`.
 */
export function checkKeyShape(key: string): Result<null> {
  const reason = nameFault(key);
  return reason === null ? ok(null) : fail('bad-key', { reason });
}

function nameFault(key: string): string | null {
  if (/[\r\n\u0085\u2028\u2029]/.test(key)) return 'line-break';
  if (/\p{Cc}/u.test(key)) return 'control-character';
  if (key !== key.trim()) return 'blank-at-an-end';
  if (/\s/.test(key)) return 'blank';
  if (key.length < lengths.shortest) return 'too-short';
  return key.length > lengths.longest ? 'too-long' : null;
}
