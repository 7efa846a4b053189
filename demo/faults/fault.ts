import { z } from 'zod';

/** Faults a demo shop can have, by name; what each does stands in demo/README.md. */
export const faultNames = [
  'wrong-key',
  'blocked-address',
  'expired-token',
  'notice-before-json',
  'html-page',
  'maintenance-html',
  'empty-500',
  'slow',
  'time-out',
  'dropped-connection',
  'redirect',
  'gap-500',
  'poison-order',
  'too-many',
  'garbage',
  'huge-answer',
  'write-lost',
  'html-500',
  'mail-down',
  'error-html-redirect',
  'cloudflare',
  'login-page',
  'maintenance',
  'redirect-chain',
  'redirect-loop',
  'clock-skew',
  'endless',
  'deep-json',
  'invalid-utf8',
  'ten-megabytes',
  'truncated',
  'speaks-2.0',
  'speaks-2.1',
  'speaks-2.2',
  'speaks-4.0.0.0',
  'speaks-4.0.1',
  'speaks-4.0',
  'speaks-4.1',
] as const;
export type FaultName = (typeof faultNames)[number];

/** The calls of the connector, as faults name them. */
const connectorCalls = [
  'hello',
  'orders',
  'order',
  'ids',
  'products',
  'customers',
  'history',
  'edit',
] as const;

const count = z.coerce.number().int().nonnegative();

/** A fault with its settings. Those of the first group narrow down which requests it hits. */
export const faultSchema = z
  .object({
    name: z.enum(faultNames),
    /** Hits only logins, order reads, history calls, all that writes (history calls and the connector's edits), or calls of the connector. */
    only: z.enum(['login', 'order', 'history', 'write', 'connector']).optional(),
    /** Hits only that call of the connector. */
    call: z.enum(connectorCalls).optional(),
    /** Hits only requests sent by this method. */
    method: z.enum(['GET', 'POST']).optional(),
    /** Lets so many matching requests pass first. */
    after: count.optional(),
    /** Hits each n-th matching request. */
    every: count.optional(),
    /** Stops after so many hits. */
    times: count.optional(),
    /** Hits only when this order is asked for. */
    order: count.optional(),

    /** slow: milliseconds each answer waits. endless: milliseconds between two bytes; 0 is as fast as it can. */
    ms: count.optional(),
    /** blocked-address: the caller's address as the shop sees it. */
    address: z.string().optional(),
    /** gap-500: ids left out, and the id after which they are. */
    length: count.optional(),
    gapAfter: count.optional(),
    /** redirect: where to (the request's path and query are added): an address, `https` or `www`. `status` also for cloudflare. */
    to: z.string().optional(),
    status: z.coerce.number().optional(),
    /** too-many: seconds in Retry-After; and how many requests a second are let through (none when left out). */
    retryAfter: count.optional(),
    perSecond: count.optional(),
    /**
     * When it strikes: `before` anything is done, `during` the write (order row stored, history row not), `after` all is stored.
     * dropped-connection only: `midway` sends half of the answer.
     */
    when: z.enum(['before', 'during', 'after', 'midway']).optional(),
    /** redirect-chain: redirects until an answer comes. */
    hops: count.optional(),
    /** clock-skew: how far the shop's clock is ahead; negative when it is behind. */
    minutes: z.coerce.number().int().optional(),
    /** deep-json: lists inside lists. */
    depth: count.optional(),
    /** huge-answer, ten-megabytes: how much is sent. */
    megabytes: count.optional(),
  })
  .strict();
export type Fault = z.infer<typeof faultSchema>;

/** A fault, or just its name for the usual settings. */
export type FaultInput = FaultName | Fault;

/** The fault behind an input. */
export function toFault(input: FaultInput): Fault {
  return typeof input === 'string' ? { name: input } : input;
}

/**
 * Reads `NAME` or `NAME:setting=value,setting=value` as the command line has it.
 * Answers the reason as text when it is not a fault of this shop.
 */
export function parseFault(text: string): Fault | string {
  const colon = text.indexOf(':');
  const name = colon < 0 ? text : text.slice(0, colon);
  const settings = colon < 0 ? '' : text.slice(colon + 1);
  const pairs = settings.split(',').filter((pair) => pair !== '');
  const values = pairs.map((pair) => {
    const equals = pair.indexOf('=');
    return [pair.slice(0, equals), pair.slice(equals + 1)] as const;
  });
  const parsed = faultSchema.safeParse({ name, ...Object.fromEntries(values) });
  if (parsed.success) return parsed.data;
  return `unknown fault or setting "${text}"; known faults: ${faultNames.join(', ')}`;
}
