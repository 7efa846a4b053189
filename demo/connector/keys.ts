import { createHash } from 'node:crypto';
import { done, refused, type CallEnd } from './call-end';
import type { Json } from '../php/json';

type KeyState = { readonly kind: 'done'; readonly value: Json } | { readonly kind: 'undone' };

/** The keys of writes: the same key again is the same write. */
export type KeyTable = {
  /**
   * Runs a write once. `input` is what the key stands for. A run that ends refused leaves the key free; one that dies, or whose rows were taken back,
   * is told as undone from then on.
   */
  once(key: string, call: string, input: unknown, run: () => CallEnd): CallEnd;
  /** All keys that were used, with what became of them. */
  all(): readonly { readonly key: string; readonly kind: KeyState['kind'] }[];
};

/** An empty table. */
export function createKeyTable(): KeyTable {
  const rows = new Map<string, { readonly digest: string; readonly state: KeyState }>();
  return {
    once(key, call, input, run) {
      const digest = createHash('sha1')
        .update(JSON.stringify([call, input]))
        .digest('hex');
      const known = rows.get(key);
      if (known !== undefined) {
        if (known.digest !== digest) return refused('key-reused', { key });
        return known.state.kind === 'done' ? done(known.state.value) : refused('undone', { key });
      }
      const end = run();
      if (end.kind === 'done') rows.set(key, { digest, state: end });
      const isTakenBack = end.kind === 'refused' && end.refusal.code === 'failed';
      if (end.kind === 'died' || isTakenBack) rows.set(key, { digest, state: { kind: 'undone' } });
      return end;
    },
    all: () => [...rows].map(([key, { state }]) => ({ key, kind: state.kind })),
  };
}
