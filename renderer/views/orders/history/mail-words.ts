import type { HistoryChange } from '../../../../shared/history';
import type { Shop } from '../../../../shared/shop';

/** A word about the mails of a change; a key of the texts under `history`. */
export type MailWord =
  'mailAsked' | 'mailNotAsked' | 'mailWhole' | 'mailWholeDepends' | 'mailPerhapsNot';

/**
 * What is said of the mails of a change: what was asked, never that a mail went out. Coming from status 0 OpenCart sends the whole
 * confirmation whatever was asked (see `shared/mails.ts`).
 */
export function mailWords(shop: Shop, change: HistoryChange): readonly MailWord[] {
  const { state, before, notify } = change;
  const words: MailWord[] = [notify ? 'mailAsked' : 'mailNotAsked'];
  if (!isNothingStored(change)) {
    if (before?.statusId === 0) words.push('mailWhole');
    // where the order cannot be shown, nobody knows what it had
    if (before === null && shop.capabilities.verifyHistory !== 'yes')
      words.push('mailWholeDepends');
  }
  const isMailDue = notify || before?.statusId === 0;
  if (state.kind === 'done' && state.answerLost !== undefined && isMailDue) {
    words.push('mailPerhapsNot');
  }
  return words;
}

function isNothingStored({ state }: HistoryChange): boolean {
  return state.kind === 'not-done' || (state.kind === 'settled' && state.as === 'not-done');
}
