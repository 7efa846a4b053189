import { ok, type Result } from '../../../shared/result';
import type { AppErrorData } from '../../../shared/errors';
import { readHello } from './hello';
import { errorOf, whyNotAllowed } from './refusals';
import type { ConnectorReply } from './reply';
import { createConnectorSession } from './session';
import type { FoundConnector } from './types';
import type { ConnectorWay, ConnectorWays } from './way';

/**
 * Logs in afresh and looks for the connector. `missing` only by the shop's own answer to a call it does not have, on a session that is
 * alive; whatever else comes in its place is a failure. A session that ends at once is tried a second time.
 */
export async function findConnector(
  ways: ConnectorWays,
  signal: AbortSignal,
): Promise<Result<FoundConnector>> {
  const first = await knock(ways, signal);
  if (!first.ok) return first;
  const isDead =
    first.value.reply.kind === 'session-dead' || whyNotAllowed(first.value.reply) === 'no-session';
  const second = isDead && !signal.aborted ? await knock(ways, signal) : first;
  return second.ok ? judge(ways, second.value, signal) : second;
}

type Knocked = { readonly way: ConnectorWay; readonly reply: ConnectorReply };

async function knock(ways: ConnectorWays, signal: AbortSignal): Promise<Result<Knocked>> {
  const opened = await ways.open(signal);
  if (!opened.ok) return opened;
  return ok({ way: opened.value, reply: await opened.value.hello(signal) });
}

async function judge(
  ways: ConnectorWays,
  { way, reply }: Knocked,
  signal: AbortSignal,
): Promise<Result<FoundConnector>> {
  switch (reply.kind) {
    case 'value': {
      const hello = readHello(reply.value);
      if (!hello.ok) return hello;
      return 'kind' in hello.value
        ? ok(hello.value)
        : ok({
            kind: 'present',
            session: createConnectorSession({ ways, way, hello: hello.value }),
          });
    }
    case 'mismatch':
      return ok(reply);
    case 'error': {
      const why = whyNotAllowed(reply);
      return why === null ? failed(errorOf(reply)) : ok({ kind: 'refused', why });
    }
    case 'unknown-call': {
      const proven = await way.proveMissing(signal);
      return proven.ok ? ok({ kind: 'missing' }) : proven;
    }
    case 'session-dead':
    case 'failed':
      return failed(reply.error);
  }
}

function failed(error: AppErrorData): Result<never> {
  return { ok: false, error };
}
