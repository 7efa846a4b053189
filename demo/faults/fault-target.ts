import type { ShopRequest } from '../http/messages';
import { toPhpInt } from '../php/int-cast';
import type { FaultTarget } from './fault-board';

/** What a request is about: which faults can hit it, and whether it counts as asking for an order. */
export function targetOf(request: ShopRequest): FaultTarget {
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
