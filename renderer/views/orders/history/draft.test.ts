import { expect, test } from 'vitest';
import { longestComment } from '../../../../shared/history';
import { orderId, shopId } from '../../../../shared/ids';
import { emptyDraft } from '../../../queries/history-drafts';
import { historyDraftOf, isUntouched, lostEmoji, troublesOf } from './draft';

const key = { shop: shopId('quay'), orderId: orderId(402) };
const byNumber = (text: string) => ({ ...emptyDraft, choice: { kind: 'number', text } as const });

test('never sends a draft without a status', () => {
  expect([...troublesOf(emptyDraft)]).toEqual(['no-status']);
  expect(historyDraftOf(key, emptyDraft)).toBeNull();
});

test.each(['0', '-3', '1.5', 'Shipped', '99999999999'])('refuses %s as a status', (text) => {
  expect([...troublesOf(byNumber(text))]).toEqual(['wrong-number']);
  expect(historyDraftOf(key, byNumber(text))).toBeNull();
});

test('sends the number as typed, and the comment with plain line breaks', () => {
  const draft = { ...byNumber(' 17 '), comment: 'On its way.\r\nTrack: QC 402\n', notify: true };
  expect(historyDraftOf(key, draft)).toEqual({
    ...key,
    statusId: 17,
    comment: 'On its way.\nTrack: QC 402',
    notify: true,
  });
});

test('refuses a comment longer than the desk can keep', () => {
  const draft = { ...byNumber('3'), comment: 'x'.repeat(longestComment + 1) };
  expect([...troublesOf(draft)]).toEqual(['comment-too-long']);
  expect(historyDraftOf(key, { ...draft, comment: 'x'.repeat(longestComment) })).not.toBeNull();
});

test('knows a form nobody touched', () => {
  expect(isUntouched(emptyDraft)).toBe(true);
  expect(isUntouched({ ...emptyDraft, notify: true })).toBe(false);
});

test('names each emoji a shop would lose once, and no other letter', () => {
  expect(lostEmoji('Żółć 山 🙂 x 🚚🙂')).toBe('🙂 🚚');
  expect(lostEmoji('Żółć 山 ✓')).toBe('');
});
