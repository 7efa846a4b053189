import { isNotFoundPage } from '../connector/not-found-page';
import type { GateReader } from '../connector/reply';

/**
 * 2.3, 3.0: an unknown route is answered with the shop's page, whatever the session (recordings 2.3.0.2/036, 3.0.3.9/054); a dead session is
 * told by the connector itself.
 */
export const pageGate: GateReader = (answer, exchange) => {
  const error = answer.kind === 'failed' ? answer.error : null;
  return error !== null && isNotFoundPage(exchange) ? { kind: 'unknown-call', error } : null;
};
