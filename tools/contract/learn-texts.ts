import { readAnswer } from '../../electron/opencart/answer';
import type { KnownTexts } from '../../electron/opencart/outcome';
import { isRawObject } from '../../electron/opencart/wire/fields';
import type { Recording } from './recording';

/** Asked for an order by its id, and for nothing else that could be missing. */
const orderRoute = /order[./|](?!add$|confirm|comment)|history/i;

/** A text, and where it was said. */
type Said = {
  readonly text: string;
  readonly routes: readonly string[];
  readonly isWithoutToken: boolean;
};

/**
 * What a shop says, in its own language, for "no permission" and for "no such order" and "no such call", learnt from a folder of its
 * answers. No permission: said to whoever sends no token, or at orders and many other routes alike. Not found: said at routes of orders
 * only; where every call is signed (4.1), also what is said at many calls alike.
 */
export function learnTexts(recordings: readonly Recording[]): KnownTexts {
  const said = collect(recordings);
  const isSigned = recordings.some(({ request }) => 'signature' in request.query);
  const byRoutes = (one: Said, other: Said) => other.routes.length - one.routes.length;
  const general = said
    .filter(({ routes }) => routes.length >= 4 && routes.some((route) => orderRoute.test(route)))
    .sort(byRoutes)[0]?.text;
  const ofOrders = said
    .filter(({ routes }) => routes.every((route) => orderRoute.test(route)))
    .sort(byRoutes)[0]?.text;
  if (isSigned) return { noPermission: null, notFound: [general, ofOrders].filter(isText) };
  const noPermission = general ?? said.find((one) => one.isWithoutToken)?.text ?? null;
  return {
    noPermission,
    notFound: [ofOrders].filter(isText).filter((text) => text !== noPermission),
  };
}

function collect(recordings: readonly Recording[]): readonly Said[] {
  const known = new Map<string, { routes: Set<string>; isWithoutToken: boolean }>();
  for (const { request, exchange } of recordings) {
    const answer = readAnswer(exchange);
    const route = routeOf(request.query);
    if (answer.kind !== 'json' || answer.status !== 200 || /login/.test(route)) continue;
    const hasToken = 'token' in request.query || 'api_token' in request.query;
    for (const text of errorTexts(answer.value)) {
      const one = known.get(text) ?? { routes: new Set(), isWithoutToken: false };
      one.routes.add(route);
      one.isWithoutToken ||= !hasToken;
      known.set(text, one);
    }
  }
  return [...known].map(([text, { routes, isWithoutToken }]) => ({
    text,
    routes: [...routes],
    isWithoutToken,
  }));
}

/** Route of a request; with 4.1's `call` where there is one. */
export function routeOf(query: Readonly<Record<string, unknown>>): string {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return [text(query['route']), text(query['call'])].filter((part) => part !== '').join(' ');
}

/** A refusal's texts: `error` itself, or those of an object. */
function errorTexts(value: unknown): readonly string[] {
  const error = isRawObject(value) ? value['error'] : undefined;
  if (isText(error)) return [error];
  return isRawObject(error) ? [...new Set(Object.values(error).filter(isText))] : [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
