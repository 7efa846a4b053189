import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrderGlimpse } from '../../shared/history';
import type { WriteOutcome } from '../opencart/client';
import { settle, settleLater, waitBeforeMs, type Evidence, type Look } from './settle';

const sentAt = Date.UTC(2026, 10, 23, 12, 0, 0);
const lost: WriteOutcome = {
  kind: 'unclear',
  error: { code: 'time-out', facts: { seconds: 20 } },
  hasEnded: false,
};
const brokeOff = {
  kind: 'unclear',
  error: { code: 'php-error', facts: { message: 'x' } },
  hasEnded: true,
} as const satisfies WriteOutcome;
const accepted: WriteOutcome = { kind: 'accepted', serverTime: sentAt };

/** A moment as a shop in a zone `minutes` east of UTC writes it. */
function inShop(ms: number, minutes: number): string {
  return new Date(ms + minutes * 60_000).toISOString().slice(0, 19).replace('T', ' ');
}

function evidence(minutes: number, change: Partial<Evidence> = {}): Evidence {
  return {
    statusId: 3,
    sentAt,
    shopAheadMs: 0,
    before: { statusId: 1, dateModified: inShop(sentAt - 3_600_000, minutes), at: sentAt - 100 },
    ...change,
  };
}

function seen(
  statusId: number,
  dateModified: string,
  at = sentAt + 400,
): Extract<Look, { readonly kind: 'seen' }> {
  return { kind: 'seen', order: { statusId, dateModified, at } };
}

const quarters = fc.integer({ min: -48, max: 56 }).map((n) => n * 15);

describe('settle', () => {
  test('says done of an accepted and of a lost entry the shop shows, whatever its zone', () => {
    fc.assert(
      fc.property(quarters, fc.integer({ min: 0, max: 19_000 }), (minutes, ms) => {
        const look = seen(3, inShop(sentAt + ms, minutes), sentAt + ms + 500);
        for (const outcome of [accepted, lost, brokeOff])
          expect(settle(outcome, evidence(minutes), look, sentAt + ms).kind).toBe('done');
      }),
    );
  });

  test('keeps with done how the answer was lost, and nothing where the shop said yes', () => {
    const look = seen(3, inShop(sentAt + 200, 0));
    const { order } = look;
    expect(settle(accepted, evidence(0), look, sentAt)).toEqual({ kind: 'done', stored: order });
    expect(settle(brokeOff, evidence(0), look, sentAt)).toEqual({
      kind: 'done',
      stored: order,
      answerLost: brokeOff.error,
    });
  });

  test('says done by the clock of the shop, also where it is far from ours', () => {
    fc.assert(
      fc.property(quarters, fc.integer({ min: -9e6, max: 9e6 }), (minutes, aheadMs) => {
        const look = seen(3, inShop(sentAt + aheadMs + 200, minutes));
        const known = evidence(minutes, { shopAheadMs: aheadMs });
        expect(settle(lost, known, look, sentAt).kind).toBe('done');
      }),
    );
  });

  test('never says done while the order is as it was, even with the status that was sent', () => {
    const known = evidence(60, {
      before: { statusId: 3, dateModified: inShop(sentAt - 5_000, 60), at: sentAt - 100 },
    });
    const look = seen(3, inShop(sentAt - 5_000, 60));
    for (const outcome of [accepted, lost])
      expect(settle(outcome, known, look, sentAt).kind).toBe('unknown');
    expect(settle(brokeOff, known, look, sentAt).kind).toBe('not-done');
  });

  test('does not take a change from before the sending for ours', () => {
    const look = seen(3, inShop(sentAt - 60_000, 120));
    expect(settle(lost, evidence(120), look, sentAt).kind).toBe('unknown');
  });

  test('says unknown where somebody else set another status meanwhile', () => {
    const look = seen(7, inShop(sentAt + 100, 0));
    expect(settle(lost, evidence(0), look, sentAt)).toMatchObject({
      kind: 'unknown',
      error: { code: 'time-out' },
      lastLook: { statusId: 7 },
    });
    expect(settle(accepted, evidence(0), look, sentAt)).toMatchObject({
      kind: 'unknown',
      error: { code: 'stored-differs', facts: { statusId: 7 } },
    });
  });

  test('a lost answer with an unchanged order stays unknown: the shop may still be at work', () => {
    const look = seen(1, inShop(sentAt - 3_600_000, 0));
    expect(settle(lost, evidence(0), look, sentAt).kind).toBe('unknown');
    expect(settle(brokeOff, evidence(0), look, sentAt).kind).toBe('not-done');
  });

  test('where the order cannot be shown it is sent, unknown or not done, never done', () => {
    const known = evidence(0, { before: null });
    expect(settle(accepted, known, null, sentAt)).toEqual({ kind: 'sent', at: sentAt });
    expect(settle(lost, known, null, sentAt).kind).toBe('unknown');
    expect(settle(brokeOff, known, null, sentAt).kind).toBe('unknown');
    const refused: WriteOutcome = {
      kind: 'refused',
      error: { code: 'write-refused', facts: { text: 'no' } },
    };
    expect(settle(refused, known, null, sentAt).kind).toBe('not-done');
    expect(
      settle({ kind: 'not-sent', error: { code: 'offline', facts: {} } }, known, null, sentAt).kind,
    ).toBe('not-done');
  });

  test('a failed look leaves an accepted entry unknown, to be looked at again', () => {
    const look: Look = { kind: 'failed', error: { code: 'time-out', facts: { seconds: 20 } } };
    expect(settle(accepted, evidence(0), look, sentAt).kind).toBe('unknown');
  });

  test('a date that is none is no proof', () => {
    expect(settle(lost, evidence(0), seen(3, '0000-00-00 00:00:00'), sentAt).kind).toBe('unknown');
  });
});

describe('settleLater', () => {
  const unknown = {
    kind: 'unknown',
    error: { code: 'time-out', facts: { seconds: 20 } },
    lastLook: null,
    at: sentAt,
  } as const;

  test('becomes done when the shop shows it after all', () => {
    const look = seen(3, inShop(sentAt + 25_000, 330), sentAt + 60_000);
    expect(settleLater(unknown, evidence(330), look, sentAt + 60_000)).toMatchObject({
      kind: 'done',
      answerLost: unknown.error,
    });
    const unclear = { ...unknown, error: { code: 'stored-unclear', facts: {} } } as const;
    expect(settleLater(unclear, evidence(330), look, sentAt + 60_000)).not.toHaveProperty(
      'answerLost',
    );
  });

  test('stays unknown with what was seen, and with what was seen before when a look fails', () => {
    const look = seen(1, inShop(sentAt - 3_600_000, 0));
    const still = settleLater(unknown, evidence(0), look, sentAt + 1);
    expect(still).toMatchObject({ kind: 'unknown', lastLook: { statusId: 1 } });
    if (still.kind !== 'unknown') throw new Error('not unknown');
    const failed: Look = { kind: 'failed', error: { code: 'offline', facts: {} } };
    expect(settleLater(still, evidence(0), failed, sentAt + 9)).toEqual({
      ...still,
      at: sentAt + 9,
    });
  });
});

describe('waitBeforeMs', () => {
  const glimpse = (dateModified: string): OrderGlimpse => ({
    statusId: 1,
    dateModified,
    at: sentAt,
  });

  test('waits where the order was modified this very moment, by the clock of the shop', () => {
    fc.assert(
      fc.property(quarters, fc.integer({ min: -9e6, max: 9e6 }), (minutes, aheadMs) => {
        const before = glimpse(inShop(sentAt + aheadMs, minutes));
        expect(waitBeforeMs(before, aheadMs)).toBe(2_000);
      }),
    );
  });

  test('does not wait for an older order, nor where nothing is known', () => {
    expect(waitBeforeMs(glimpse(inShop(sentAt - 60_000, 60)), 0)).toBe(0);
    expect(waitBeforeMs(null, null)).toBe(0);
    expect(waitBeforeMs(glimpse('0000-00-00 00:00:00'), 0)).toBe(0);
  });
});
