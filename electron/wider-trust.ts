import type { Transport } from './opencart/transport';

/** Failures that certificates of this machine may heal: an authority Node does not know. */
const healable: ReadonlySet<unknown> = new Set(['unknown-issuer', 'self-signed']);

/**
 * A transport that trusts Node's authorities, and those of this machine only for a host that needs them: reading a list of
 * certificates holds the main process up for tens of milliseconds at each connection. A refused certificate comes before
 * anything was sent, so asking again over `openWider` is safe for every request.
 */
export function withWiderTrust(usual: Transport, openWider: () => Promise<Transport>): Transport {
  const needsWider = new Set<string>();
  let wider: Promise<Transport> | null = null;
  let isClosed = false;

  return {
    async send(request, signal) {
      const { origin } = new URL(request.url);
      if (!needsWider.has(origin)) {
        const sent = await usual.send(request, signal);
        const isHealable =
          !sent.ok && sent.error.code === 'tls' && healable.has(sent.error.facts['reason']);
        if (!isHealable || isClosed) return sent;
      }
      wider ??= openWider();
      const answer = await (await wider).send(request, signal);
      if (answer.ok) needsWider.add(origin);
      return answer;
    },
    close() {
      isClosed = true;
      usual.close();
      void wider?.then((transport) => transport.close());
    },
  };
}
