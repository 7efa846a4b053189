/** A stream of numbers that look random and are always the same for the same seed. */
export type Random = {
  /** 0 ≤ x < 1. */
  next(): number;
  /** 0 ≤ x < `below`, whole. */
  whole(below: number): number;
  /** True in `share` of all cases (0–1). */
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  weighted<T>(list: readonly (readonly [T, number])[]): T;
};

/** A well-mixed 32-bit number from three; the same three always give the same. */
export function mix(seed: number, n: number, salt: number): number {
  let h =
    Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^
    Math.imul(n + 1, 0xc2b2ae35) ^
    Math.imul(salt + 7, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return (h ^ (h >>> 15)) >>> 0;
}

/** A stream of its own for thing `n` of kind `salt`, so that no thing depends on another. */
export function createRandom(seed: number, n: number, salt: number): Random {
  let state = mix(seed, n, salt);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (below: number): number => Math.floor(next() * below);
  return {
    next,
    whole,
    chance: (share) => next() < share,
    pick(list) {
      const chosen = list[whole(list.length)];
      if (chosen === undefined) throw new Error('nothing to pick from');
      return chosen;
    },
    weighted(list) {
      const sum = list.reduce((total, [, weight]) => total + weight, 0);
      let left = next() * sum;
      for (const [thing, weight] of list) {
        left -= weight;
        if (left < 0) return thing;
      }
      throw new Error('nothing to choose from');
    },
  };
}
