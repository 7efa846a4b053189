import { useTranslation } from 'react-i18next';
import type { SyncState } from '../../shared/sync-state';
import { useFormats } from './formats';

/** The state of a sync in a few words, and how much of it is done (0 to 1; null where that is not known). */
export type SyncWords = {
  readonly short: string;
  readonly share: number | null;
  readonly isResting: boolean;
};

/** Puts the state of a sync into a few words for the title bar. */
export function useSyncText(): (state: Pick<SyncState, 'phase' | 'coverage'>) => SyncWords {
  const { t } = useTranslation();
  const formats = useFormats();
  return ({ phase, coverage }) => {
    switch (phase.kind) {
      case 'idle':
        return { short: t('sync.short.idle'), share: 1, isResting: true };
      case 'logging-in':
        return { short: t('sync.short.loggingIn'), share: null, isResting: false };
      case 'finding-newest':
        return { short: t('sync.short.finding'), share: null, isResting: false };
      case 'walking': {
        const done = formats.count(phase.done);
        const total = formats.count(phase.total);
        const short =
          phase.rate === null
            ? t('sync.short.walking', { done, total })
            : t('sync.short.walkingRate', { done, total, rate: formats.rate(phase.rate) });
        return { short, share: shareOf(phase.done, phase.total), isResting: false };
      }
      case 'looking-past-newest':
        return {
          short: t('sync.short.past', {
            done: formats.count(phase.done),
            total: formats.count(phase.total),
          }),
          share: shareOf(phase.done, phase.total),
          isResting: false,
        };
      case 'following':
        return {
          short: t('sync.short.following'),
          share: shareOf(phase.done, phase.total),
          isResting: false,
        };
      case 'not-offered':
        return { short: t('sync.short.notOffered'), share: 1, isResting: true };
      case 'paused':
      case 'waiting':
      case 'stopped': {
        const settled = coverage.read + coverage.missing + coverage.failed;
        return {
          short: t(`sync.short.${phase.kind}`),
          share: shareOf(settled, settled + coverage.notYet),
          isResting: false,
        };
      }
    }
  };
}

function shareOf(done: number, total: number): number {
  return total === 0 ? 0 : Math.min(1, done / total);
}
