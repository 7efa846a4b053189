import type { Result } from '../../shared/result';
import { isWriteCall, type ApiCall, type CallWriter } from './api-call';
import type { ShopAccess } from './dialects/dialect';
import { readMoment } from './moment';
import type { Exchange } from './transport';

/** Less than this is not worth a correction: the `Date` header has whole seconds, and travels. */
const noticeableMs = 60_000;

/** Calls signed by one user at one shop, by this machine's clock until told to follow the shop's. */
export type SignedCalls = {
  /** Signs and sends once; a write on a connection of its own. No cookies. */
  send(call: ApiCall, signal: AbortSignal): Promise<Result<Exchange>>;
  /** How far the shop's clock, by the last `Date` header, was from the time signed then, in ms; 0 without such a header. */
  clockErrorMs(): number;
  /** Signs by the shop's clock from now on, when that differs noticeably. True when it did. */
  followShopClock(): boolean;
  /** Requests made so far. */
  requests(): number;
};

/** Signed calls for one task; nothing is shared between two of them. */
export function createSignedCalls(calls: CallWriter, access: ShopAccess): SignedCalls {
  const { credentials, transport, now } = access;
  const { address, username, key } = credentials;
  let correctionMs = 0;
  let clockErrorMs = 0;
  let requests = 0;
  return {
    async send(call, signal) {
      const timeSeconds = Math.floor((now() + correctionMs) / 1_000);
      const signer = { username, key, timeSeconds };
      const request = calls.write(call, { address, token: null, signer });
      if (request === null) throw new Error(`no signed call ${call.kind}`);
      requests++;
      const sent = await transport.send(
        isWriteCall(call) ? { ...request, fresh: true } : request,
        signal,
      );
      const serverTime = sent.ok ? readMoment(sent.value.dateHeader) : null;
      clockErrorMs = serverTime === null ? 0 : serverTime - (now() + correctionMs);
      return sent;
    },
    clockErrorMs: () => clockErrorMs,
    followShopClock() {
      const isNoticeable = Math.abs(clockErrorMs) > noticeableMs;
      if (isNoticeable) correctionMs += clockErrorMs;
      return isNoticeable;
    },
    requests: () => requests,
  };
}
