import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { z } from 'zod';
import { faultNames, faultSchema } from '../faults/fault';
import { orderColumns } from '../shop/order-row';
import type { ShopControl } from './control';

const id = z.number().int().positive();
const fields = z.partialRecord(z.enum(orderColumns), z.string());

/** Settings another process may change; see shop/settings.ts. */
const settingsSchema = z
  .object({
    displayErrors: z.boolean(),
    phpDisplayErrors: z.boolean(),
    buffersOutput: z.boolean(),
    maintenance: z.boolean(),
    timeZone: z.string(),
    hasTimeZoneBug: z.boolean(),
    isPatched41: z.boolean(),
    hasMailEngine: z.boolean(),
  })
  .partial()
  .strict();

const lineSchema = z
  .object({ name: z.string(), model: z.string(), quantity: z.number().int(), price: z.string() })
  .partial()
  .strict();

const connectorSchema = z
  .object({
    canWrite: z.boolean(),
    build: z.string(),
    protocol: z.number().int(),
    way: z.enum(['files', 'modification']),
  })
  .partial()
  .strict();

/** What another process may ask of a demo shop. */
const actionSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('addOrder'), fields: fields.optional() }),
  z.object({ action: z.literal('changeOrder'), id, fields }),
  z.object({ action: z.literal('setStatus'), id, statusId: z.number().int().nonnegative() }),
  z.object({
    action: z.literal('addHistory'),
    id,
    statusId: z.number().int().nonnegative(),
    comment: z.string().default(''),
    notify: z.boolean().default(false),
  }),
  z.object({ action: z.literal('history'), id }),
  z.object({ action: z.literal('mails') }),
  z.object({ action: z.literal('deleteOrder'), id }),
  z.object({ action: z.literal('order'), id }),
  z.object({ action: z.literal('orderIds') }),
  z.object({ action: z.literal('changeOrderBySql'), id, fields }),
  z.object({ action: z.literal('wholeOrder'), id }),
  z.object({ action: z.literal('changeLine'), id, lineId: id, line: lineSchema }),
  z.object({ action: z.literal('changeLineBySql'), id, lineId: id, line: lineSchema }),
  z.object({ action: z.literal('addLine'), id, name: z.string(), price: z.string() }),
  z.object({ action: z.literal('removeLine'), id, lineId: id }),
  z.object({ action: z.literal('changeTotal'), id, code: z.string(), value: z.string() }),
  z.object({ action: z.literal('connector') }),
  z.object({
    action: z.literal('setConnector'),
    connector: z.union([z.literal(false), connectorSchema]),
  }),
  z.object({ action: z.literal('setFault'), fault: z.union([z.enum(faultNames), faultSchema]) }),
  z.object({ action: z.literal('clearFault'), name: z.enum(faultNames).optional() }),
  z.object({ action: z.literal('killSessions') }),
  z.object({
    action: z.literal('ageSessions'),
    tokensMs: z.number().default(0),
    dataMs: z.number().default(0),
  }),
  z.object({ action: z.literal('setLatency'), ms: z.number().nonnegative() }),
  z.object({ action: z.literal('setAddresses'), addresses: z.array(z.string()) }),
  z.object({ action: z.literal('allowAddress'), address: z.string() }),
  z.object({ action: z.literal('setCallerAddress'), address: z.string().nullable() }),
  z.object({ action: z.literal('setMaintenance'), on: z.boolean() }),
  z.object({ action: z.literal('setDisplayErrors'), on: z.boolean() }),
  z.object({ action: z.literal('set'), settings: settingsSchema }),
  z.object({ action: z.literal('counters') }),
  z.object({ action: z.literal('resetCounters') }),
]);
type Action = z.infer<typeof actionSchema>;

/** Carries out one action; what it answers goes out as JSON. */
function carryOut(control: ShopControl, action: Action): unknown {
  switch (action.action) {
    case 'addOrder':
      return control.addOrder(withoutUndefined(action.fields ?? {}));
    case 'changeOrder':
      return control.changeOrder(action.id, withoutUndefined(action.fields));
    case 'setStatus':
      return control.setStatus(action.id, action.statusId);
    case 'addHistory':
      return control.addHistory(action.id, action);
    case 'history':
      return control.history(action.id);
    case 'mails':
      return control.mails();
    case 'deleteOrder':
      return control.deleteOrder(action.id);
    case 'order':
      return control.order(action.id);
    case 'orderIds':
      return control.orderIds();
    case 'changeOrderBySql':
      return control.changeOrderBySql(action.id, withoutUndefined(action.fields));
    case 'wholeOrder':
      return control.wholeOrder(action.id);
    case 'changeLine':
      return control.changeLine(action.id, action.lineId, withoutUndefined(action.line));
    case 'changeLineBySql':
      return control.changeLineBySql(action.id, action.lineId, withoutUndefined(action.line));
    case 'addLine':
      return control.addLine(action.id, action);
    case 'removeLine':
      return control.removeLine(action.id, action.lineId);
    case 'changeTotal':
      return control.changeTotal(action.id, action.code, action.value);
    case 'connector':
      return control.connector();
    case 'setConnector':
      control.setConnector(action.connector === false ? false : withoutUndefined(action.connector));
      return null;
    case 'setFault':
      control.setFault(action.fault);
      return null;
    case 'clearFault':
      control.clearFault(action.name);
      return null;
    case 'killSessions':
      return control.killSessions();
    case 'ageSessions':
      control.ageSessions(action);
      return null;
    case 'setLatency':
      control.setLatency(action.ms);
      return null;
    case 'setAddresses':
      return control.setAddresses(action.addresses);
    case 'allowAddress':
      return control.allowAddress(action.address);
    case 'setCallerAddress':
      control.setCallerAddress(action.address);
      return null;
    case 'setMaintenance':
      control.set({ maintenance: action.on });
      return null;
    case 'setDisplayErrors':
      control.set({ displayErrors: action.on });
      return null;
    case 'set':
      control.set(withoutUndefined(action.settings));
      return null;
    case 'counters':
      return control.counters();
    case 'resetCounters':
      control.resetCounters();
      return null;
  }
}

/** zod gives optional keys the type `| undefined`; the control wants them left out. */
function withoutUndefined<T extends object>(
  record: T,
): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept = Object.entries(record).filter((pair) => pair[1] !== undefined);
  // Object.entries forgets the key type; nothing but undefined values was taken out.
  return Object.fromEntries(kept) as { readonly [K in keyof T]?: Exclude<T[K], undefined> };
}

/**
 * Opens a shop's control to other processes of this machine: POST JSON `{"action": …}` to the address answered. Listens on
 * loopback only and takes nothing but application/json, so that no web page can reach it. A wrong action is refused with 400.
 */
export async function startControlServer(
  control: ShopControl,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const app = fastify({
    forceCloseConnections: true,
    serverFactory: (handler) => createServer(handler),
  });
  app.removeContentTypeParser('text/plain');
  app.post('/__control', async (request, reply) => {
    const parsed = actionSchema.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ error: z.prettifyError(parsed.error) });
    return reply.send({ result: carryOut(control, parsed.data) });
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  // A server that listens on TCP has an address of this shape.
  const { port } = app.server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/__control`, close: () => app.close() };
}
