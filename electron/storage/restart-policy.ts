/** What to do after the storage process ended by itself. */
export type RestartDecision =
  { readonly kind: 'restart'; readonly delayMs: number } | { readonly kind: 'give-up' };

/** Ends remembered, in milliseconds, oldest first. */
export type ExitTimes = readonly number[];

const windowMs = 60_000;
const delaysMs = [50, 250, 1_000, 2_000, 5_000] as const;

/**
 * Decides by the ends of the last minute: the first five are answered by a restart, each after a longer rest; the sixth gives up.
 * Returns the times to remember for the next decision.
 */
export function decideRestart(
  earlier: ExitTimes,
  nowMs: number,
): { readonly decision: RestartDecision; readonly exits: ExitTimes } {
  const recent = earlier.filter((at) => nowMs - at < windowMs);
  const delayMs = delaysMs[recent.length];
  return {
    decision: delayMs === undefined ? { kind: 'give-up' } : { kind: 'restart', delayMs },
    exits: [...recent, nowMs],
  };
}
