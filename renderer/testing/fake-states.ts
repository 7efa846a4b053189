import { stockCapabilities } from '../../shared/capabilities';
import type { ShopId } from '../../shared/ids';
import type { Shop } from '../../shared/shop';
import type { CoverageRange, SyncPhase, SyncState } from '../../shared/sync-state';
import { madeUpShop } from './made-up-orders';

/** The made-up shop as the window knows it: OpenCart 3.0, unmodified, on UTC. */
export function madeUpShopState(now: number): Shop {
  return {
    id: madeUpShop,
    name: 'Quay & Compass',
    address: 'http://127.0.0.1:8133/',
    username: 'desk',
    dialect: '3.0',
    capabilities: stockCapabilities['3.0'],
    colour: '#0b6a70',
    zone: { kind: 'measured', offsetMinutes: 0, at: now },
    connectedAt: now - 3 * 86_400_000,
    hasKey: true,
    certificate: null,
    statusNames: [],
    connector: { kind: 'missing' },
    facts: null,
  };
}

/** Ranges as a walk leaves them behind: newest read, some holes, the oldest not yet. */
export function madeUpRanges(newest: number, readDownTo: number): readonly CoverageRange[] {
  const ranges: CoverageRange[] = [];
  if (readDownTo > 1) ranges.push({ from: 1, to: readDownTo - 1, kind: 'not-yet' });
  const holeFrom = Math.round(newest * 0.55);
  const holeTo = Math.round(newest * 0.62);
  const failed = Math.round(newest * 0.8);
  ranges.push(
    { from: readDownTo, to: holeFrom - 1, kind: 'read' },
    { from: holeFrom, to: holeTo, kind: 'missing' },
    { from: holeTo + 1, to: failed - 1, kind: 'read' },
    { from: failed, to: failed, kind: 'failed' },
    { from: failed + 1, to: newest, kind: 'read' },
  );
  return ranges;
}

/** A sync state around one phase. */
export function madeUpSync(
  now: number,
  newest: number,
  phase: SyncPhase,
  shop: ShopId = madeUpShop,
): SyncState {
  const readDownTo = phase.kind === 'walking' ? Math.round(newest * 0.3) : 1;
  const ranges = madeUpRanges(newest, readDownTo);
  const sum = (kind: CoverageRange['kind']) =>
    ranges.filter((range) => range.kind === kind).reduce((n, { from, to }) => n + to - from + 1, 0);
  return {
    shop,
    phase,
    isOnline: phase.kind !== 'waiting',
    way: 'walk',
    expected: null,
    compared: null,
    lastContactAt: now - 20_000,
    firstPassDone: phase.kind === 'idle',
    newestOrderId: newest,
    lookedUpTo: phase.kind === 'idle' ? newest + 500 : 0,
    gapRule: 500,
    coverage: {
      read: sum('read'),
      missing: sum('missing'),
      failed: sum('failed'),
      notYet: sum('not-yet'),
      ranges,
    },
    requests: 913,
    logins: 2,
    concurrency: 4,
  };
}
