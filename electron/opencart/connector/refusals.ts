import type { AppErrorData } from '../../../shared/errors';
import { redact } from '../answer-text';
import type { ConnectorError, ConnectorReply, OtherProtocol } from './reply';

/** A fact of the connector's as text fit for a failure; '' where there is none. */
export function factText({ facts }: ConnectorError, name: string): string {
  const fact = facts[name];
  return fact === null || fact === undefined ? '' : redact(String(fact), 160);
}

/** Why the connector's own look refuses; null for its other refusals. */
export function whyNotAllowed(reply: ConnectorReply): string | null {
  return reply.kind === 'error' && reply.code === 'not-allowed' ? factText(reply, 'why') : null;
}

/** True where a login of its own may help: the session ended, or 4.1's clock moved away. */
export function mayBeRenewed(reply: ConnectorReply): boolean {
  if (reply.kind === 'session-dead' || reply.kind === 'unknown-call') return true;
  return ['no-session', 'signature', 'time'].includes(whyNotAllowed(reply) ?? '');
}

/** A refusal of the connector as one of the desk's own failures. */
export function errorOf(reply: ConnectorError): AppErrorData {
  const fact = (name: string) => factText(reply, name);
  switch (reply.code) {
    case 'not-allowed':
      return { code: 'connector-refused', facts: { why: fact('why'), ip: fact('ip') } };
    case 'not-found':
      return { code: 'order-not-found', facts: { orderId: fact('order_id') } };
    case 'read-only':
      return { code: 'connector-read-only', facts: {} };
    case 'conflict':
      return { code: 'order-changed', facts: { orderId: fact('order_id') } };
    case 'failed':
      return {
        code: 'connector-failed',
        facts: { where: fact('where'), message: fact('message') },
      };
    default: {
      const message = [redact(reply.code, 40), fact('field'), fact('why')].filter(
        (one) => one !== '',
      );
      return { code: 'connector-failed', facts: { where: '', message: message.join(': ') } };
    }
  }
}

/** A connector of another protocol, met where one of this was found before. */
export function otherProtocol({ build, update }: OtherProtocol): AppErrorData {
  return { code: update === 'desk' ? 'connector-new' : 'connector-old', facts: { build } };
}
