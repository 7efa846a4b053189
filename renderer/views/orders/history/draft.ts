import { longestComment, type HistoryDraft } from '../../../../shared/history';
import type { OrderKey } from '../../../../shared/ids';
import type { StatusChoice, StatusDraft } from '../../../queries/history-drafts';

/** What is wrong with a draft before anything is asked of the shop. */
export type DraftTrouble = 'no-status' | 'wrong-number' | 'comment-too-long';

/** OpenCart keeps ids in a signed 32-bit column. */
const highestId = 2_147_483_647;

/** A whole number above 0, as typed; null for anything else. */
export function idOf(text: string): number | null {
  const trimmed = text.trim();
  return /^[1-9]\d{0,9}$/.test(trimmed) && Number(trimmed) <= highestId ? Number(trimmed) : null;
}

/** The status a choice stands for; null while there is none. Never 0: that would make the order vanish. */
export function statusOf(choice: StatusChoice): number | null {
  if (choice.kind === 'none') return null;
  return choice.kind === 'known' ? choice.statusId : idOf(choice.text);
}

/** The comment as it is sent: line breaks as LF, no blank lines at its ends. */
function commentOf(comment: string): string {
  return comment.replace(/\r\n?/g, '\n').trim();
}

/** The characters of a comment that a shop without `keepEmoji` turns into question marks, each once, at most ten. */
export function lostEmoji(comment: string): string {
  const found = comment.match(/[\u{10000}-\u{10FFFF}]/gu) ?? [];
  return [...new Set(found)].slice(0, 10).join(' ');
}

/** Everything wrong with a draft; empty when it can be sent. */
export function troublesOf({ choice, comment }: StatusDraft): ReadonlySet<DraftTrouble> {
  const troubles = new Set<DraftTrouble>();
  if (statusOf(choice) === null) {
    troubles.add(
      choice.kind === 'number' && choice.text.trim() !== '' ? 'wrong-number' : 'no-status',
    );
  }
  if (commentOf(comment).length > longestComment) troubles.add('comment-too-long');
  return troubles;
}

/** What is sent for a draft; null while something is wrong with it. */
export function historyDraftOf(key: OrderKey, draft: StatusDraft): HistoryDraft | null {
  const statusId = statusOf(draft.choice);
  if (statusId === null || troublesOf(draft).size > 0) return null;
  return {
    shop: key.shop,
    orderId: key.orderId,
    statusId,
    comment: commentOf(draft.comment),
    notify: draft.notify,
  };
}

/** True when nobody has typed or chosen anything. */
export function isUntouched({ choice, comment, notify }: StatusDraft): boolean {
  return choice.kind === 'none' && comment === '' && !notify;
}
