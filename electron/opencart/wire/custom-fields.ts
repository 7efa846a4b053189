import type { CustomFields } from '../../../shared/order';
import { isRawObject, scalarText } from './fields';

/**
 * Custom fields by id. OpenCart sends `[]` for none, an object for some, null where the column is empty
 * (recording 3.0.3.9/320); some releases nest them by place (`{"account": {"1": …}}`), which is undone. A
 * field with several values becomes JSON text of the list.
 */
export function readCustomFields(value: unknown): CustomFields {
  return Object.fromEntries(entriesOf(value));
}

function entriesOf(value: unknown): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) return entriesOf(Object.fromEntries(value.entries())); // PHP writes 0, 1, 2 … as a list
  if (!isRawObject(value)) return [];
  return Object.entries(value).flatMap(([id, field]): readonly (readonly [string, string])[] => {
    const isPlace = !/^\d+$/.test(id) && isRawObject(field);
    return isPlace ? Object.entries(field).map((entry) => fieldOf(...entry)) : [fieldOf(id, field)];
  });
}

function fieldOf(id: string, value: unknown): readonly [string, string] {
  if (typeof value !== 'object' || value === null) return [id, scalarText(value) ?? ''];
  return [id, JSON.stringify(Object.values(value).map((one) => scalarText(one) ?? ''))];
}
