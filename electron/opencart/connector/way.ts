import type { ConnectorCall } from '../../../shared/connector/protocol';
import type { Result } from '../../../shared/result';
import type { Exchange } from '../transport';
import type { RefusalReader } from '../write-outcome';
import type { ConnectorReply } from './reply';

/** One login at a shop, by which calls go to its connector (4.1: calls that are signed). */
export type ConnectorWay = {
  /** Asks for what the connector says of itself, wherever it may be found; the others go the way that answered. */
  hello(signal: AbortSignal): Promise<ConnectorReply>;
  /** Asks once. Never for a write. */
  ask(call: ConnectorCall, inputJson: string, signal: AbortSignal): Promise<ConnectorReply>;
  /** Sends a write, once. */
  write(call: ConnectorCall, inputJson: string, signal: AbortSignal): Promise<Result<Exchange>>;
  /** Reads what came of it. */
  read(exchange: Exchange): ConnectorReply;
  /** What an answer of the shop's gate proves of a write: that nothing was done. */
  readonly refusal: RefusalReader;
  /**
   * After `unknown-call`: fails where that may as well mean a session the shop does not keep. An ok tells that the shop has no
   * connector.
   */
  proveMissing(signal: AbortSignal): Promise<Result<null>>;
};

/** How a way is opened, as often as need be: each time with a login of its own. */
export type ConnectorWays = {
  open(signal: AbortSignal): Promise<Result<ConnectorWay>>;
  /** Requests made so far, over all of them. */
  requests(): number;
};
