import { isRawObject } from './wire/fields';

/**
 * The text with which a shop refuses: `error` itself, or its `warning`, or the first text in it (`error` is a text on some routes, an object on
 * others). Null when the answer is no refusal, or also claims success.
 */
export function readRefusalText(value: unknown): string | null {
  if (!isRawObject(value) || value['success'] !== undefined) return null;
  const { error } = value;
  if (typeof error === 'string') return error === '' ? null : error;
  if (!isRawObject(error)) return null;
  const texts = [error['warning'], ...Object.values(error)].filter(
    (text): text is string => typeof text === 'string' && text !== '',
  );
  return texts[0] ?? null;
}
