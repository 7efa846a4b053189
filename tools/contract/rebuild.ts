import type { CallWriter, PlainRequest } from '../../electron/opencart/api-call';
import { callWriters } from '../../electron/opencart/dialects/call-writers';
import type { ShopRequest } from '../../electron/opencart/transport';

/** What became of a request: it is one of ours and was written again alike; it is ours and came out otherwise; it is not ours. */
export type Rebuilt =
  | { readonly kind: 'equal'; readonly call: string }
  | { readonly kind: 'differs'; readonly call: string; readonly in: readonly string[] }
  | { readonly kind: 'not-ours' };

/**
 * Reads a recorded request as a call of each dialect and writes it again. `not-ours` when no dialect knows it; a request that several
 * know has to come out alike in one of them.
 */
export function rebuild(
  request: PlainRequest,
  writers: readonly CallWriter[] = Object.values(callWriters),
): Rebuilt {
  let differing: Rebuilt = { kind: 'not-ours' };
  for (const writer of writers) {
    const read = writer.read(request);
    if (read === null) continue;
    const written = writer.write(read.call, read.context);
    const differences = written === null ? ['call'] : compare(request, written);
    if (differences.length === 0) return { kind: 'equal', call: read.call.kind };
    differing = { kind: 'differs', call: read.call.kind, in: differences };
  }
  return differing;
}

/** Routes (and calls) of our vocabulary. A folder that asks for one of them holds something of ours. */
const ourRoutes = [
  /^api\/login$/,
  /^api\/account\/login$/,
  /^api\/order\/(info|history)$/,
  /^api\/sale\/order[.|]addHistory$/,
  /^api\/order history_add$/,
  /^api\/cartwright(\/call)?$/,
  /^api\/order\/cartwright$/,
  /^api\/order cartwright$/,
];

/** Whether a route is one this client asks for, with whatever fields. */
export function isOurRoute(route: string): boolean {
  return ourRoutes.some((ours) => ours.test(route));
}

function compare(request: PlainRequest, written: ShopRequest): readonly string[] {
  const url = new URL(written.url);
  const { route, ...query } = request.query;
  const { route: ourRoute, ...ourQuery } = Object.fromEntries(url.searchParams);
  const differences: string[] = [];
  if (request.method !== written.method) differences.push('method');
  if (request.path !== url.pathname) differences.push('path');
  if (route !== ourRoute) differences.push('route');
  if (!isAlike(query, ourQuery)) differences.push('query');
  if (!isAlike(request.form, { ...written.form })) differences.push('body');
  return differences;
}

/** The same names with the same values; a recording may hold numbers where the wire has text. */
function isAlike(
  recorded: Readonly<Record<string, unknown>>,
  written: Readonly<Record<string, unknown>>,
): boolean {
  const names = Object.keys(recorded);
  if (names.length !== Object.keys(written).length) return false;
  return names.every((name) => wireText(recorded[name]) === wireText(written[name]));
}

function wireText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
