import { z } from 'zod';
import { errorCodes } from '../../shared/errors';
import type { HistoryChange } from '../../shared/history';
import { orderId, shopId } from '../../shared/ids';
import { DamagedError } from '../sqlite/sqlite-problem';

const error = z.object({
  // a newer desk may know more codes
  code: z.enum(errorCodes).catch('bug'),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});

const glimpse = z.object({
  statusId: z.number(),
  dateModified: z.string(),
  highestEntryId: z.number().exactOptional(),
  at: z.number(),
});

const state = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting') }),
  z.object({ kind: z.literal('sending') }),
  z.object({ kind: z.literal('done'), stored: glimpse, answerLost: error.exactOptional() }),
  z.object({ kind: z.literal('sent'), at: z.number() }),
  z.object({ kind: z.literal('not-done'), error, at: z.number() }),
  z.object({ kind: z.literal('unknown'), error, lastLook: glimpse.nullable(), at: z.number() }),
  z.object({ kind: z.literal('settled'), as: z.enum(['done', 'not-done']), at: z.number() }),
]);

const change = z.object({
  id: z.string().min(1),
  shop: z.string().min(1).transform(shopId),
  orderId: z.number().int().min(1).transform(orderId),
  statusId: z.number().int(),
  comment: z.string(),
  notify: z.boolean(),
  createdAt: z.number().int(),
  sentAt: z.number().nullable(),
  shopAheadMs: z.number().nullable(),
  before: glimpse.nullable(),
  isKeyed: z.literal(true).exactOptional(),
  state,
});

/** The change as it is kept, its fields always in the same order. Throws on one that could not be read back, which is a bug. */
export function changeToJson(value: HistoryChange): string {
  return JSON.stringify(change.parse(value));
}

/** The change from what is kept; throws `DamagedError` when it is not one. */
export function changeFromJson(json: string): HistoryChange {
  try {
    return change.parse(JSON.parse(json));
  } catch {
    throw new DamagedError('no change in the outbox');
  }
}
