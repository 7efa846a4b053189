import { fail } from '../../../shared/result';
import type { ApiCall, CallWriter, SignedStore, Signer } from '../api-call';
import { createSignedWays } from '../connector/signed-ways';
import type { FormFields } from '../php-query';
import { addressOf, readExactly } from '../request-fields';
import { shopUrl } from '../shop-url';
import { plainStore, signCall } from '../sign-41';
import { openSignedWriter, proveSignedAccess } from '../signed-session';
import type { ShopRequest } from '../transport';
import type { ApiDialect } from './dialect';
import { readConnectorFields, writeConnectorFields } from './connector-fields';
import { readHistoryFields, writeHistoryFields } from './history-fields';

const route = 'api/order';
const addHistory = 'history_add';
const connectorName = 'cartwright';
/** No shop knows it; a request whose signature is right is answered so (recording 4.1.0.4/001). */
const unknownCall = 'ping';
const historyNames = ['order_id', 'order_status_id', 'comment', 'notify', 'override'] as const;
const queryNames = [
  'route',
  'call',
  'username',
  'store_id',
  'language',
  'currency',
  'time',
  'signature',
] as const;

type Signed = {
  readonly username: string;
  readonly store: SignedStore;
  readonly time: string;
  readonly signature: string;
};

/** OpenCart 4.1: one route, the work named by `call`, everything signed in the query (recordings 4.1.0.4/001, 196). */
const callsOf41: CallWriter = {
  write(call, { address, signer }) {
    const named = nameCall(call);
    if (named === null) return null;
    if (signer === null) throw new Error('a 4.1 call needs somebody to sign it');
    const { name, form } = named;
    const signed = 'signature' in signer ? signer : sign(address, name, form, signer);
    return request(address, name, form, signed);
  },
  read(plain) {
    const address = addressOf(plain);
    const query = readExactly(plain.query, queryNames);
    if (address === null || query === null) return null;
    if (plain.method !== 'POST' || query.route !== route) return null;
    const { username, time, signature } = query;
    const store = { storeId: query.store_id, language: query.language, currency: query.currency };
    const context = { address, token: null, signer: { username, time, signature, store } };
    if (query.call === unknownCall) {
      return Object.keys(plain.form).length === 0
        ? { call: { kind: 'prove-access' }, context }
        : null;
    }
    const call =
      query.call === addHistory
        ? readHistoryFields(plain.form, historyNames)
        : query.call === connectorName
          ? readConnectorFields(plain.form)
          : null;
    return call === null ? null : { call, context };
  },
};

/** The name and the form fields of a call; null where 4.1 has none. */
function nameCall(
  call: ApiCall,
): { readonly name: string; readonly form: Readonly<Record<string, string>> } | null {
  switch (call.kind) {
    case 'add-history':
      return { name: addHistory, form: writeHistoryFields(call, historyNames) };
    case 'prove-access':
      return { name: unknownCall, form: {} };
    case 'connector':
      return call.through === undefined
        ? { name: connectorName, form: writeConnectorFields(call) }
        : null;
    case 'login':
    case 'read-order':
    case 'prove-session':
      return null;
  }
}

function sign(address: string, call: string, form: FormFields, signer: Signer): Signed {
  return {
    username: signer.username,
    store: signer.store ?? plainStore,
    time: String(signer.timeSeconds),
    signature: signCall({ address, route, call, form }, signer),
  };
}

function request(
  address: string,
  call: string,
  form: Readonly<Record<string, string>>,
  { username, store, time, signature }: Signed,
): ShopRequest {
  const url = shopUrl(address, route, {
    call,
    username,
    store_id: store.storeId,
    language: store.language,
    currency: store.currency,
    time,
    signature,
  });
  return { method: 'POST', url, form };
}

/**
 * OpenCart 4.1: no login and no token, each call carries its own signature. Nothing of a stored order can be read. Without cookies: one sent
 * back joins the carts of shoppers and of other calls (recordings 4.1.0.4/232, 233).
 */
export const v41: ApiDialect = {
  dialect: '4.1',
  calls: callsOf41,
  openSession: async () => fail('dialect-needs-connector', { dialect: '4.1' }),
  openWriter: (access, signal) => openSignedWriter(callsOf41, access, signal),
  proveAccess: (access, signal) => proveSignedAccess(callsOf41, access, signal),
  connectorWays: (access) => createSignedWays(callsOf41, access),
};
