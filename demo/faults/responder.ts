import type { CounterBook } from '../control/counters';
import type { Dialect, DialectName } from '../dialects/dialect';
import type { ShopAnswer, ShopRequest } from '../http/messages';
import type { Shop } from '../shop/shop';
import type { Fault } from './fault';
import { altered } from './alterations';
import { createRateGate, faultAnswer } from './fault-answers';
import type { FaultBoard } from './fault-board';
import { targetOf } from './fault-target';
import { lossOf, stageOf, troubleOf } from './stages';

/** What goes over the wire for a request, and after how long. */
export type Plan = {
  readonly delayMs: number;
  readonly act:
    | { readonly kind: 'answer'; readonly answer: ShopAnswer }
    | { readonly kind: 'half'; readonly answer: ShopAnswer }
    | { readonly kind: 'drop' }
    | { readonly kind: 'silence' }
    | { readonly kind: 'flood'; readonly megabytes: number }
    | { readonly kind: 'endless'; readonly everyMs: number };
};

/** Answers requests by the dialect spoken, with the faults that are on. */
export type Responder = {
  /** The shop's clock, milliseconds since 1970. */
  now(): number;
  dialect(): Dialect;
  respond(request: ShopRequest, pathAndQuery: string): Plan;
};

const spoken: Partial<Record<Fault['name'], DialectName>> = {
  'speaks-2.0': '2.0',
  'speaks-2.1': '2.1',
  'speaks-2.2': '2.2',
  'speaks-4.0.0.0': '4.0.0.0',
  'speaks-4.0.1': '4.0.1',
  'speaks-4.0': '4.0',
  'speaks-4.1': '4.1',
};

/** The same request with a key that is nobody's; on 4.1 the key shows in the signature only. */
function withWrongKey(request: ShopRequest): ShopRequest {
  const form = { ...request.form, key: 'no-key', password: 'no-key' };
  const { query } = request;
  const signature = query['signature'] === undefined ? {} : { signature: 'no-key' };
  return { ...request, form, query: { ...query, ...signature } };
}

/** Puts together the shop, its dialects, its faults and the counters. */
export function createResponder(deps: {
  readonly shop: Shop;
  readonly home: DialectName;
  readonly dialects: Readonly<Record<DialectName, Dialect>>;
  readonly faults: FaultBoard;
  readonly counters: CounterBook;
  readonly latencyMs: () => number;
  readonly scheme: 'http' | 'https';
}): Responder {
  const isTooMany = createRateGate(() => performance.now());

  const dialect = (): Dialect => {
    for (const { name } of deps.faults.active()) {
      const other = spoken[name];
      if (other !== undefined) return deps.dialects[other];
    }
    return deps.dialects[deps.home];
  };

  /** What the faults do to the request before the API sees it. */
  const disturbed = (request: ShopRequest, faults: readonly Fault[]): ShopRequest => {
    let result: ShopRequest = { ...request, trouble: troubleOf(faults) };
    for (const fault of faults) {
      if (fault.name === 'wrong-key') {
        result = withWrongKey(result);
      } else if (fault.name === 'blocked-address') {
        result = { ...result, address: fault.address ?? '203.0.113.7' };
      } else if (fault.name === 'expired-token') {
        for (const one of Object.values(deps.dialects)) one.sessions.killAll();
      }
    }
    return result;
  };

  const handle = (request: ShopRequest, faults: readonly Fault[]): ShopAnswer => {
    const answer = dialect().handle(disturbed(request, faults));
    deps.counters.came(answer.outcome);
    return answer;
  };

  const answerOf = (
    request: ShopRequest,
    pathAndQuery: string,
    faults: readonly Fault[],
  ): ShopAnswer => {
    const { route, headers } = request;
    const occasion = {
      route,
      scheme: deps.scheme,
      host: headers.host ?? '',
      pathAndQuery,
      isTooMany,
    };
    for (const fault of faults) {
      const answer = faultAnswer(fault, occasion);
      if (answer === null) continue;
      // The work may have been done, or half done, before the answer went wrong.
      if (stageOf(fault) !== 'before') handle(request, faults);
      return answer;
    }
    return altered(handle(request, faults), faults, deps.shop.settings().buffersOutput);
  };

  return {
    now: () => deps.shop.clock().now(),
    dialect,
    respond(request, pathAndQuery) {
      const target = { ...targetOf(request), method: request.method };
      if (target.kind === 'order' && target.orderId !== null) deps.counters.ask(target.orderId);
      if (target.call !== undefined) deps.counters.calledConnector(target.call);
      const faults = deps.faults.hitting(target);
      const slow = faults.find((fault) => fault.name === 'slow');
      const delayMs = deps.latencyMs() + (slow === undefined ? 0 : (slow.ms ?? 2000));
      for (const fault of faults) {
        if (fault.name === 'huge-answer') {
          return { delayMs, act: { kind: 'flood', megabytes: fault.megabytes ?? 64 } };
        }
        if (fault.name === 'endless') {
          return { delayMs, act: { kind: 'endless', everyMs: fault.ms ?? 200 } };
        }
        const loss = lossOf(fault);
        if (loss === null) continue;
        if (stageOf(fault) !== 'before') handle(request, faults);
        return { delayMs, act: { kind: loss } };
      }
      const answer = answerOf(request, pathAndQuery, faults);
      const isHalf = faults.some((fault) => fault.name === 'dropped-connection');
      return { delayMs, act: { kind: isHalf ? 'half' : 'answer', answer } };
    },
  };
}
