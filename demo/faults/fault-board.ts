import type { Fault, FaultInput, FaultName } from './fault';
import { toFault } from './fault';

/** What a fault looks at to decide whether it hits a request. */
export type FaultTarget = {
  readonly kind: 'login' | 'order' | 'history' | 'edit' | 'other';
  readonly orderId: number | null;
  /** The call of the connector this request makes. */
  readonly call?: string;
  readonly method?: string;
};

/** Faults that are about writing and leave all else alone. */
const ofWrites: ReadonlySet<FaultName> = new Set(['write-lost', 'mail-down']);

function isKind(only: Fault['only']): only is 'login' | 'order' | 'history' {
  return only === 'login' || only === 'order' || only === 'history';
}

type ActiveFault = { readonly fault: Fault; seen: number; hits: number };

/** The faults that are switched on. One of each name at most. */
export type FaultBoard = {
  set(input: FaultInput): void;
  /** Switches one off, or all. */
  clear(name?: FaultName): void;
  active(): readonly Fault[];
  /** Those that hit this request; counts it towards `after`, `every` and `times`. */
  hitting(target: FaultTarget): readonly Fault[];
};

/** A board with the given faults on. */
export function createFaultBoard(inputs: readonly FaultInput[] = []): FaultBoard {
  const active = new Map<FaultName, ActiveFault>();
  const set = (input: FaultInput): void => {
    const given = toFault(input);
    // Without a rhythm of its own, expired sessions die once: at the next request that matches.
    const diesOnce = given.name === 'expired-token' && given.every === undefined;
    const fault = diesOnce ? { times: 1, ...given } : given;
    active.set(fault.name, { fault, seen: 0, hits: 0 });
  };
  for (const input of inputs) set(input);

  const hits = (entry: ActiveFault, target: FaultTarget): boolean => {
    const { name, only, call, method, after = 0, every = 1, times, order } = entry.fault;
    const isWrite = target.kind === 'history' || target.kind === 'edit';
    if (method !== undefined && method !== target.method) return false;
    if (call !== undefined && call !== target.call) return false;
    if (only === 'write' && !isWrite) return false;
    if (only === 'connector' && target.call === undefined) return false;
    if (isKind(only) && only !== target.kind) return false;
    if (ofWrites.has(name) && !isWrite) return false;
    if (order !== undefined && order !== target.orderId) return false;
    entry.seen += 1;
    if (entry.seen <= after || (entry.seen - after) % Math.max(every, 1) !== 0) return false;
    if (times !== undefined && entry.hits >= times) return false;
    entry.hits += 1;
    return true;
  };

  return {
    set,
    clear(name) {
      if (name === undefined) active.clear();
      else active.delete(name);
    },
    active: () => [...active.values()].map((entry) => entry.fault),
    hitting(target) {
      if (active.size === 0) return [];
      return [...active.values()]
        .filter((entry) => hits(entry, target))
        .map((entry) => entry.fault);
    },
  };
}
