import { z } from 'zod';

/** An id of any table; 0 where there is none. */
export const id = z.number().int().min(0).max(4_294_967_295);
/** An id there has to be. */
export const orderId = id.min(1);
/** The digest of an order. */
export const version = z.string().regex(/^[0-9a-f]{40}$/);
/** The key of a write. */
export const key = z.uuid();
