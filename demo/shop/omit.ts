/** The same record without that member. */
export function omit<T extends object, K extends keyof T>(record: T, name: K): Omit<T, K> {
  const kept = Object.entries(record).filter(([key]) => key !== name);
  // Object.fromEntries forgets the names of the keys; everything but the one member is still there.
  return Object.fromEntries(kept) as Omit<T, K>;
}
