import type { ApiCall, CallWriter, PlainRequest } from '../api-call';
import { addressOf, readExactly, readNumber } from '../request-fields';
import { shopUrl } from '../shop-url';
import { readConnectorFields, writeConnectorFields } from './connector-fields';
import { readHistoryFields, writeHistoryFields, type HistoryName } from './history-fields';

/** What differs between 2.3 and 3.0 in how a call is written. */
type OrderCallNames = {
  /** The name of the token in every query. */
  readonly token: 'token' | 'api_token';
  /** The fields posted to `api/login`. */
  readonly login: readonly ('username' | 'key')[];
  /** The fields posted to `api/order/history`; the order itself stands in the query. */
  readonly history: readonly HistoryName[];
  /** Whether the connector may be there as a modification only. */
  readonly hasModification: boolean;
};

const loginRoute = 'api/login';
const readRoute = 'api/order/info';
const historyRoute = 'api/order/history';
const connectorRoute = 'api/cartwright/call';
/** 2.3, where the installer takes no files: a method that a modification adds to `api/order`. */
const modificationRoute = 'api/order/cartwright';

/** The calls of 2.3 and 3.0, which have the same routes. */
export function createOrderCalls(names: OrderCallNames): CallWriter {
  const query = (token: string | null, orderId: number) => ({
    ...(token === null ? {} : { [names.token]: token }),
    order_id: orderId,
  });

  function readLogin({ method, query, form }: PlainRequest): ApiCall | null {
    const fields = readExactly(form, names.login);
    if (method !== 'POST' || fields === null || readExactly(query, ['route']) === null) return null;
    const value = (name: 'username' | 'key') => (names.login.includes(name) ? fields[name] : '');
    return { kind: 'login', username: value('username'), key: value('key') };
  }

  function readConnector({ method, query, form }: PlainRequest): ApiCall | null {
    const asked = readExactly(query, ['route', names.token]);
    const call = method === 'POST' ? readConnectorFields(form) : null;
    if (asked === null || call === null || asked[names.token] === '') return null;
    if (asked.route === connectorRoute) return call;
    return names.hasModification ? { ...call, through: 'modification' } : null;
  }

  return {
    write(call, { address, token }) {
      switch (call.kind) {
        case 'login': {
          const form = Object.fromEntries(names.login.map((name) => [name, call[name]]));
          return { method: 'POST', url: shopUrl(address, loginRoute), form };
        }
        case 'read-order':
          return { method: 'GET', url: shopUrl(address, readRoute, query(token, call.orderId)) };
        case 'add-history': {
          const form = writeHistoryFields(call, names.history);
          const url = shopUrl(address, historyRoute, query(token, call.orderId));
          return { method: 'POST', url, form };
        }
        case 'connector': {
          const isModified = call.through === 'modification';
          if (isModified && !names.hasModification) return null;
          const route = isModified ? modificationRoute : connectorRoute;
          const url = shopUrl(address, route, { [names.token]: token ?? '' });
          return { method: 'POST', url, form: writeConnectorFields(call) };
        }
        case 'prove-access':
        case 'prove-session':
          return null;
      }
    },
    read(request) {
      const address = addressOf(request);
      if (address === null) return null;
      const { method, query, form } = request;
      const context = { address, token: null, signer: null };
      if (query['route'] === loginRoute) {
        const call = readLogin(request);
        return call === null ? null : { call, context };
      }
      if (query['route'] === connectorRoute || query['route'] === modificationRoute) {
        const call = readConnector(request);
        return call === null
          ? null
          : { call, context: { ...context, token: String(query[names.token]) } };
      }
      const asked =
        readExactly(query, ['route', 'order_id', names.token]) ??
        (method === 'GET' ? readExactly(query, ['route', 'order_id']) : null);
      if (asked === null) return null;
      const token = names.token in asked ? String(query[names.token]) : null;
      if (token === '') return null;
      if (asked.route === readRoute && method === 'GET' && Object.keys(form).length === 0) {
        const orderId = readNumber(asked.order_id, 0);
        return orderId === null
          ? null
          : { call: { kind: 'read-order', orderId }, context: { ...context, token } };
      }
      if (asked.route !== historyRoute || method !== 'POST') return null;
      const call = readHistoryFields(form, names.history, asked.order_id);
      return call === null ? null : { call, context: { ...context, token } };
    },
  };
}
