/** Orders that exist as far as the desk knows; reading one again shows whether a session is alive. */
export type KnownOrders = {
  readonly add: (id: number) => void;
  /** The best one to read again: never doubted before doubted, then the latest; null when none is known. */
  readonly pick: (except?: number) => number | null;
  /** It was answered as missing or failed: it may have been deleted, others come first now. */
  readonly doubt: (id: number) => void;
};

const maxKnown = 64;

/** Begins with none known; keeps the latest 64. */
export function createKnownOrders(): KnownOrders {
  const doubts = new Map<number, number>(); // in order of adding
  return {
    add: (id) => {
      doubts.delete(id);
      doubts.set(id, 0);
      const oldest = doubts.keys().next();
      if (doubts.size > maxKnown && oldest.done !== true) doubts.delete(oldest.value);
    },
    pick: (except) => {
      let best: { id: number; doubt: number } | null = null;
      for (const [id, doubt] of doubts) {
        if (id !== except && (best === null || doubt <= best.doubt)) best = { id, doubt };
      }
      return best?.id ?? null;
    },
    doubt: (id) => {
      const doubt = doubts.get(id);
      if (doubt !== undefined) doubts.set(id, doubt + 1);
    },
  };
}
