import { isDecimalText, type DecimalText } from '../../../shared/money';
import { decodeText } from '../entities';

/** An object as JSON brought it; nothing is known of its values. */
export type RawObject = Readonly<Record<string, unknown>>;

/** True for a JSON object (not a list, not null). */
export function isRawObject(value: unknown): value is RawObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A scalar as decoded text: numbers as written, true as `1`, everything else (null, false, lists, objects) as ''. */
export function readText(raw: RawObject, name: string): string {
  return scalarText(own(raw, name)) ?? '';
}

/** A whole number, 0 where there is none: OpenCart writes numbers as text. */
export function readWhole(raw: RawObject, name: string): number {
  const text = readText(raw, name).trim();
  return /^-?\d{1,15}$/.test(text) ? Number(text) : 0;
}

/** Decimal text as the shop wrote it; empty for anything malformed, for a 0 would be an invented sum. */
export function readDecimal(raw: RawObject, name: string): DecimalText {
  const text = readText(raw, name).trim();
  return isDecimalText(text) ? text : '';
}

/** A scalar as decoded text; null for what is no scalar (null included). */
export function scalarText(value: unknown): string | null {
  if (typeof value === 'string') return decodeText(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '1' : '';
  return null;
}

function own(raw: RawObject, name: string): unknown {
  return Object.hasOwn(raw, name) ? raw[name] : undefined;
}
