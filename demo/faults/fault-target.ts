import type { ShopRequest } from '../http/messages';
import { asPhpText, toPhpInt } from '../php/int-cast';
import type { FaultTarget } from './fault-board';

const connectorRoutes = ['api/cartwright', 'api/cartwright/call', 'api/order/cartwright'];

/** The call of the connector a request makes; null for any other request. */
function connectorTarget({ route, query, form }: ShopRequest): FaultTarget | null {
  const isSigned = route === 'api/order' && query['call'] === 'cartwright';
  if (!isSigned && !connectorRoutes.includes(route)) return null;
  const call = asPhpText(form['do']) ?? '';
  const kind = call === 'history' || call === 'edit' ? call : 'other';
  const orderId = /"order_id":\s*(\d+)/.exec(asPhpText(form['input']) ?? '')?.[1];
  return { kind, orderId: orderId === undefined ? null : Number(orderId), call };
}

/** What a request is about: which faults can hit it, and whether it counts as asking for an order. */
export function targetOf(request: ShopRequest): FaultTarget {
  const connector = connectorTarget(request);
  if (connector !== null) return connector;
  const { route, query, form } = request;
  switch (route) {
    case 'api/login':
    case 'api/account/login':
      return { kind: 'login', orderId: null };
    case 'api/order/info':
      return { kind: 'order', orderId: toPhpInt(query['order_id']) };
    case 'api/order/history':
      return { kind: 'history', orderId: toPhpInt(query['order_id']) };
    case 'api/order':
      if (query['call'] !== 'history_add') break;
      return { kind: 'history', orderId: toPhpInt(form['order_id']) };
  }
  if (/^api\/sale\/order[.|]addHistory$/.test(route)) {
    return { kind: 'history', orderId: toPhpInt(form['order_id']) };
  }
  if (/^api\/sale\/order[.|]load$/.test(route)) {
    return { kind: 'order', orderId: toPhpInt(query['order_id']) };
  }
  return { kind: 'other', orderId: null };
}
