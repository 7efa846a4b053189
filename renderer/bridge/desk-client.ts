import type { Bridge, Channel, EventName, Events, Input, Output } from '../../shared/ipc/contract';
import { BridgeError } from './bridge-error';

/** The bridge as the queries use it: a failed result is thrown as a `BridgeError`. */
export type DeskClient = {
  /** Asks the desk; rejects with a `BridgeError` on expected trouble. */
  call<C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>>;
  /** Listens to an event; the answer ends the listening. */
  on<E extends EventName>(event: E, listener: (data: Events[E]) => void): () => void;
};

/** Wraps a bridge (the real one or its in-memory twin) for the queries. */
export function createDeskClient(bridge: Bridge): DeskClient {
  return {
    async call(channel, input) {
      const result = await bridge.invoke(channel, input);
      if (!result.ok) throw new BridgeError(result.error);
      return result.value;
    },
    on: (event, listener) => bridge.on(event, listener),
  };
}
