/** The id a step leads to: next and previous stop at the ends; without a selection both begin at the first. */
export function stepFrom(
  ids: Int32Array,
  selected: number | null,
  step: 'next' | 'previous' | 'first' | 'last',
): number | null {
  const last = ids.length - 1;
  if (last < 0) return selected;
  const at = selected === null ? -1 : ids.indexOf(selected);
  const targets = {
    first: 0,
    last,
    next: Math.min(at + 1, last),
    previous: Math.max(at - 1, 0),
  };
  return ids[targets[step]] ?? selected;
}
