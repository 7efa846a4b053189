import { expect, test } from 'vitest';
import { stockCapabilities } from '../../../../shared/capabilities';
import type { HistoryChange, HistoryState } from '../../../../shared/history';
import type { Shop } from '../../../../shared/shop';
import { madeUpChange } from '../../../testing/history-scenes';
import { madeUpShopState } from '../../../testing/fake-states';
import { mailWords } from './mail-words';

const now = 1_790_000_000_000;
const seen = (statusId: number) => ({ statusId, dateModified: '2026-09-21 10:00:00', at: now });
const done: HistoryState = { kind: 'done', stored: seen(3) };
const lostDone: HistoryState = {
  ...done,
  answerLost: { code: 'empty-answer', facts: { status: 200 } },
};
const sent: HistoryState = { kind: 'sent', at: now };
const refused: HistoryState = {
  kind: 'not-done',
  error: { code: 'write-refused', facts: { text: '' } },
  at: now,
};

const shop = madeUpShopState(now);
const four: Shop = { ...shop, dialect: '4.1', capabilities: stockCapabilities['4.1'] };

const words = (of: Shop, change: Partial<HistoryChange> & { readonly state: HistoryState }) =>
  mailWords(of, madeUpChange(now, change));

test('tells what was asked, not what went out', () => {
  expect(words(shop, { state: done, before: seen(2), notify: true })).toEqual(['mailAsked']);
  expect(words(shop, { state: done, before: seen(2), notify: false })).toEqual(['mailNotAsked']);
});

test('says that an order without a status brings the whole confirmation all the same', () => {
  expect(words(shop, { state: done, before: seen(0), notify: false })).toEqual([
    'mailNotAsked',
    'mailWhole',
  ]);
  expect(words(four, { state: sent, notify: false })).toEqual(['mailNotAsked', 'mailWholeDepends']);
});

test('says nothing of mails where nothing was stored', () => {
  expect(words(shop, { state: refused, before: seen(0), notify: false })).toEqual(['mailNotAsked']);
});

test('says that a mail may not have gone out where the answer was lost', () => {
  expect(words(shop, { state: lostDone, before: seen(2), notify: true })).toContain(
    'mailPerhapsNot',
  );
  expect(words(shop, { state: lostDone, before: seen(0), notify: false })).toContain(
    'mailPerhapsNot',
  );
  expect(words(shop, { state: lostDone, before: seen(2), notify: false })).toEqual([
    'mailNotAsked',
  ]);
});
