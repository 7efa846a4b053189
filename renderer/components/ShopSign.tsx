import {
  IconAlertTriangle,
  IconClockPause,
  IconKey,
  IconPlayerPause,
  IconPlugConnected,
  IconPlugConnectedX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SyncState } from '../../shared/sync-state';
import { connectionWord } from '../text/connection-word';
import { useSyncText } from '../text/use-sync-text';
import { ProgressRing } from './ProgressRing';
import styles from './ShopSign.module.css';

/** How a shop stands, as a small picture with its words in the tool tip; nothing while all is well and quiet. */
export function ShopSign({
  hasKey,
  state,
}: {
  readonly hasKey: boolean;
  readonly state: SyncState | null;
}) {
  const { t } = useTranslation();
  const words = useSyncText();
  if (!hasKey) return sign(IconKey, t('shell.keyMissing'), 'warn');
  if (state === null) return null;
  const word = connectionWord(state, hasKey);
  if (word === 'needsYou') return sign(IconAlertTriangle, t('shell.needsYou'), 'danger');
  if (word === 'offline') return sign(IconPlugConnectedX, t('shell.offline'), 'warn');
  if (word === 'noAnswer') return sign(IconClockPause, t('shell.noAnswer'), 'warn');
  if (word === 'notOffered') return sign(IconPlugConnected, t('shell.notOffered'), 'quiet');
  if (state.phase.kind === 'paused') return sign(IconPlayerPause, t('sync.short.paused'), 'quiet');
  if (state.phase.kind === 'idle') return null;
  const { short, share, isResting } = words(state);
  return (
    <span className={styles.sign} role="img" aria-label={short} title={short}>
      <ProgressRing share={share} isResting={isResting} />
    </span>
  );
}

function sign(Picture: typeof IconKey, label: string, tone: 'quiet' | 'warn' | 'danger') {
  return (
    <span className={styles.sign} role="img" aria-label={label} title={label} data-tone={tone}>
      <Picture size={14} stroke={1.75} aria-hidden="true" />
    </span>
  );
}
