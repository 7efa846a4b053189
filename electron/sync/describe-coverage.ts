import type { SyncState } from '../../shared/sync-state';
import { countKinds, settledUpTo, summarise } from './coverage';
import type { Ledger } from './ledger';

/** The part of the state that tells what is settled. */
type DescribedCoverage = Pick<SyncState, 'coverage' | 'lookedUpTo'>;

/** Describes the ledger; computed again only after it changed. `farthest`: the last id looked at past the newest. */
export function createCoverageDescriber(
  ledger: Ledger,
  farthest: () => number,
): () => DescribedCoverage {
  let cached: { readonly key: string; readonly described: DescribedCoverage } | null = null;
  return () => {
    const key = `${ledger.version()} ${farthest()}`;
    if (cached?.key === key) return cached.described;
    const newest = ledger.newestWritten() ?? 0;
    const holds = ledger.holds();
    // An order past the newest may be one that cannot be read: it is shown too.
    const lastFailed = holds.findLast((range) => range.kind === 'failed')?.to ?? 0;
    const top = Math.max(newest, lastFailed);
    const settled = settledUpTo(holds);
    const described = {
      coverage: { ...countKinds(holds, top), ranges: summarise(holds, top) },
      lookedUpTo:
        settled < newest ? settled : Math.max(settledUpTo(ledger.written()), newest, farthest()),
    };
    cached = { key, described };
    return described;
  };
}
