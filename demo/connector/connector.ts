import type { z } from 'zod';
import type { DialectName } from '../dialects/dialect';
import type { Outcome, ShopAnswer, ShopRequest } from '../http/messages';
import { asPhpText } from '../php/int-cast';
import type { Json } from '../php/json';
import type { WriteTrouble } from '../shop/history-writer';
import type { Shop } from '../shop/shop';
import { done, refused, type CallEnd, type Refusal } from './call-end';
import { editOrder } from './edit-call';
import { editInput } from './edit-input';
import { hello } from './hello';
import { addEntry } from './history-call';
import { inputs } from './inputs';
import { createKeyTable, type KeyTable } from './keys';
import { findCustomers, findProducts } from './lookups';
import { orderJson } from './order-json';
import { compareIds, deltaPage, fullPage } from './pages';
import { defaultConnector, type ConnectorSettings } from './settings';

/** How OpenCart's own gate left the caller: the API user whose session or signature it is, or why there is none. */
export type Caller =
  | {
      readonly kind: 'user';
      readonly userId: number;
      /** The address that really connects. */
      readonly address: string;
      /** Whether OpenCart opened that user's session too. */
      readonly hasSession: boolean;
    }
  | { readonly kind: 'nobody'; readonly why: 'no-session' | 'time' };

/** The caller whose token or signature is that user's; null where there is none. */
export function callerOf(
  userId: number | null,
  { address }: { readonly address: string },
  hasSession = true,
): Caller {
  return userId === null
    ? { kind: 'nobody', why: 'no-session' }
    : { kind: 'user', userId, address, hasSession };
}

/** What goes back over the wire; null when PHP is gone without a word. */
export type ConnectorAnswer = { readonly json: Json; readonly outcome: Outcome } | null;

/** The connector of a demo shop, as docs/connector-protocol.md has it. */
export type Connector = {
  /** Whether the connector is installed and this is the name of its call in that generation. */
  takes(route: string): boolean;
  answer(dialect: DialectName, request: ShopRequest, caller: Caller): ConnectorAnswer;
  settings(): ConnectorSettings | null;
  /** Installs it with those settings, changes them, or removes it. */
  set(change: Partial<ConnectorSettings> | false): void;
  /** The next call of that name is refused with that code, as many times as said; nothing is done then. */
  refuseNext(call: string, refusal: Refusal, times: number): void;
  readonly keys: Pick<KeyTable, 'all'>;
};

/** What one JSON object of input may be long. */
const mostInput = 1_048_576;

/** The first thing that is wrong, by field. */
function badInput({ issues }: z.ZodError): CallEnd {
  const [issue] = issues;
  if (issue?.code === 'unrecognized_keys') {
    return refused('bad-input', { field: issue.keys[0] ?? '', why: 'unknown' });
  }
  return refused('bad-input', {
    field: issue?.path.join('.') ?? '',
    why: issue?.code ?? 'wrong',
  });
}

function parsed(text: string): { readonly value: unknown } | null {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return null;
  }
}

/** An answer of the API with the connector's text in it, which is plain JSON without escapes. */
export function withJson(answer: ShopAnswer, json: Json): ShopAnswer {
  const headers = { ...answer.headers, 'Content-Type': 'application/json; charset=utf-8' };
  return { ...answer, headers, body: JSON.stringify(json) };
}

/** The connector over a shop; `first` null: not installed. */
export function createConnector(shop: Shop, first: Partial<ConnectorSettings> | null): Connector {
  const keys = createKeyTable();
  let own: ConnectorSettings | null = first === null ? null : { ...defaultConnector, ...first };
  let ordered: { readonly call: string; readonly refusal: Refusal; left: number }[] = [];

  const isInWay = (route: string): boolean => {
    if (route === 'api/order/cartwright') return own?.way === 'modification';
    return route !== 'api/cartwright/call' || own?.way === 'files';
  };

  const run = (
    dialect: DialectName,
    call: string,
    input: unknown,
    trouble: WriteTrouble,
    settings: ConnectorSettings,
  ): CallEnd => {
    switch (call) {
      case 'hello': {
        const read = inputs.hello.safeParse(input);
        if (!read.success) return badInput(read.error);
        return hello(shop, settings, dialect, read.data.places === true);
      }
      case 'orders': {
        const read = inputs.orders.safeParse(input);
        if (!read.success) return badInput(read.error);
        return read.data.way === 'full'
          ? fullPage(shop, dialect, read.data)
          : deltaPage(shop, dialect, read.data);
      }
      case 'order': {
        const read = inputs.order.safeParse(input);
        if (!read.success) return badInput(read.error);
        const row = shop.orders.get(read.data.order_id);
        if (row === null) return refused('not-found', { order_id: read.data.order_id });
        return done(orderJson(shop, dialect, row));
      }
      case 'ids': {
        const read = inputs.ids.safeParse(input);
        return read.success ? compareIds(shop, read.data) : badInput(read.error);
      }
      case 'products': {
        const read = inputs.products.safeParse(input);
        return read.success ? findProducts(shop, read.data) : badInput(read.error);
      }
      case 'customers': {
        const read = inputs.customers.safeParse(input);
        return read.success ? findCustomers(shop, read.data) : badInput(read.error);
      }
      case 'history': {
        const read = inputs.history.safeParse(input);
        if (!read.success) return badInput(read.error);
        const { data } = read;
        // A key that was used is told again even where writes are not allowed any more.
        return keys.once(data.key, call, data, () =>
          settings.canWrite ? addEntry(shop, dialect, data, trouble) : refused('read-only'),
        );
      }
      case 'edit': {
        const read = editInput.safeParse(input);
        if (!read.success) return badInput(read.error);
        const { data } = read;
        const edit = (): CallEnd => editOrder(shop, dialect, data, trouble);
        if (data.preview) return edit();
        return keys.once(data.key, call, data, () =>
          settings.canWrite ? edit() : refused('read-only'),
        );
      }
      default:
        return refused('unknown-call', { do: call });
    }
  };

  const secondLook = (caller: Caller): CallEnd | null => {
    const ip = caller.kind === 'user' ? caller.address : null;
    const refuse = (why: string): CallEnd => refused('not-allowed', { why, ip });
    if (caller.kind === 'nobody') return refuse(caller.why);
    const user = shop.users.byId(caller.userId);
    if (user === null || !user.isEnabled) return refuse('user-disabled');
    if (!user.addresses.includes(caller.address)) return refuse('ip');
    return caller.hasSession ? null : refuse('no-session');
  };

  const orderedRefusal = (call: string): CallEnd | null => {
    const found = ordered.find((one) => one.call === call);
    if (found === undefined) return null;
    found.left -= 1;
    ordered = ordered.filter((one) => one.left > 0);
    return { kind: 'refused', refusal: found.refusal };
  };

  const ended = (
    dialect: DialectName,
    request: ShopRequest,
    caller: Caller,
    settings: ConnectorSettings,
  ): CallEnd => {
    const call = asPhpText(request.form['do']) ?? '';
    const refusal = secondLook(caller) ?? orderedRefusal(call);
    if (refusal !== null) return refusal;
    const text = asPhpText(request.form['input']) ?? '';
    const why = text.length > mostInput ? 'too-long' : 'json';
    const input = text.length > mostInput ? null : parsed(text);
    if (input === null) return refused('bad-input', { field: '', why });
    return run(dialect, call, input.value, request.trouble ?? {}, settings);
  };

  return {
    takes: (route) => own !== null && isInWay(route),
    answer(dialect, request, caller) {
      const settings = own ?? defaultConnector;
      const end = ended(dialect, request, caller, settings);
      const head = { cartwright: settings.protocol, build: settings.build };
      switch (end.kind) {
        case 'died':
          return null;
        case 'done':
          return { json: { ...head, ok: true, value: end.value }, outcome: 'connector' };
        case 'refused': {
          const { code, facts } = end.refusal;
          const isShut = code === 'not-allowed';
          const json = { ...head, ok: false, error: { code, facts } };
          return { json, outcome: isShut ? 'no-permission' : 'connector' };
        }
      }
    },
    settings: () => own,
    set(change) {
      own = change === false ? null : { ...(own ?? defaultConnector), ...change };
    },
    refuseNext: (call, refusal, times) => void ordered.push({ call, refusal, left: times }),
    keys,
  };
}
