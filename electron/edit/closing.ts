import type { ShopId } from '../../shared/ids';

/** Which shops may be written to: one that is being disconnected may not, and none at the end. */
export type Closing = {
  /** Aborted while the shop is closed, or at the end. Whoever is under way holds it. */
  signalOf(shop: ShopId): AbortSignal;
  /** Closes one shop, or (null) all, until the answer is called. */
  close(shop: ShopId | null): () => void;
  end(): void;
  isEnding(): boolean;
};

/** Begins with every shop open. */
export function createClosing(): Closing {
  const ending = new AbortController();
  const open = new Map<ShopId, AbortController>();
  const closed = new Map<ShopId | null, number>();

  const isClosed = (shop: ShopId) => closed.has(shop) || closed.has(null);

  return {
    signalOf(shop) {
      if (ending.signal.aborted || isClosed(shop)) return AbortSignal.abort();
      const known = open.get(shop) ?? new AbortController();
      open.set(shop, known);
      return AbortSignal.any([ending.signal, known.signal]);
    },
    close(shop) {
      closed.set(shop, (closed.get(shop) ?? 0) + 1);
      for (const [id, controller] of open) {
        if (shop !== null && id !== shop) continue;
        controller.abort();
        open.delete(id);
      }
      return () => {
        const left = (closed.get(shop) ?? 1) - 1;
        if (left === 0) closed.delete(shop);
        else closed.set(shop, left);
      };
    },
    end: () => ending.abort(),
    isEnding: () => ending.signal.aborted,
  };
}
