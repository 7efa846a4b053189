import type { Shop } from '../../../shared/shop';
import type { SyncPhase, SyncState } from '../../../shared/sync-state';
import type { ShopSync } from '../../queries/use-shop-syncs';
import { connectionWord, connectionWords, type ConnectionWord } from '../../text/connection-word';

/** How several shops stand, in one ring and one word. */
export type Summary = {
  /** What runs, summed up over the shops in which it runs; else the state of the one that wants attention first. */
  readonly ring: Pick<SyncState, 'phase' | 'coverage'>;
  readonly word: ConnectionWord;
  /** The shops the word is true of, never empty. */
  readonly shops: readonly Shop[];
  /** The last time any shop gave a proper answer. */
  readonly lastContactAt: number | null;
};

type Walking = Extract<SyncPhase, { kind: 'walking' }>;

/** When no shop is read, the phase shown is the first of these that one of them is in. */
const order: readonly SyncPhase['kind'][] = [
  'following',
  'looking-past-newest',
  'finding-newest',
  'logging-in',
  'stopped',
  'waiting',
  'paused',
  'idle',
  'not-offered',
];

function sumUp(walks: readonly [Walking, ...Walking[]]): Walking {
  const rates = walks.flatMap(({ rate }) => (rate === null ? [] : [rate]));
  const seconds = walks.flatMap(({ secondsLeft }) => (secondsLeft === null ? [] : [secondsLeft]));
  return {
    kind: 'walking',
    pass: walks[0].pass,
    done: walks.reduce((sum, { done }) => sum + done, 0),
    total: walks.reduce((sum, { total }) => sum + total, 0),
    rate: rates.length === 0 ? null : rates.reduce((sum, rate) => sum + rate, 0),
    secondsLeft: seconds.length === 0 ? null : Math.max(...seconds),
  };
}

/** Sums up the shops; null while the state of none is known. One shop is summed up as itself. */
export function summarise(syncs: readonly ShopSync[]): Summary | null {
  const [first] = syncs;
  if (first === undefined) return null;
  const words = syncs.map(({ shop, state }) => ({
    shop,
    word: connectionWord(state, shop.hasKey),
  }));
  const worst = Math.max(...words.map(({ word }) => connectionWords.indexOf(word)));
  // a shop whose API shows no orders is no trouble: of several, only the others are told of
  const told = connectionWords[worst] ?? 'online';
  const readable = words.some(({ word }) => word === 'online');
  const word = told === 'notOffered' && readable ? 'online' : told;
  const contacts = syncs.flatMap(({ state }) =>
    state.lastContactAt === null ? [] : [state.lastContactAt],
  );
  return {
    ring: ringOf(syncs, first.state),
    word,
    shops: words.filter((one) => one.word === word).map(({ shop }) => shop),
    lastContactAt: contacts.length === 0 ? null : Math.max(...contacts),
  };
}

function ringOf(syncs: readonly ShopSync[], fallback: SyncState): Summary['ring'] {
  const walks = syncs.flatMap(({ state: { phase } }) => (phase.kind === 'walking' ? [phase] : []));
  const [walk, ...others] = walks;
  if (walk !== undefined) {
    return { phase: sumUp([walk, ...others]), coverage: fallback.coverage };
  }
  const states = syncs.map(({ state }) => state);
  const kind = order.find((one) => states.some(({ phase }) => phase.kind === one));
  return states.find(({ phase }) => phase.kind === kind) ?? fallback;
}
