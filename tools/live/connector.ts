import type { Dialect } from '../../shared/capabilities';
import type { ShopClient } from '../../electron/opencart/client';
import type {
  ConnectorHello,
  ConnectorSession,
  FoundConnector,
} from '../../electron/opencart/connector/types';
import type { Result } from '../../shared/result';
import { failed, passed, type StepEnd, type Steps } from './steps';

/**
 * Looks for the connector; where it is there, reads its newest orders and asks what changed since. Changes nothing in the shop. True when it
 * is there.
 */
export async function readConnector(
  client: ShopClient,
  dialect: Dialect,
  steps: Steps,
  signal: AbortSignal,
): Promise<boolean> {
  const { session } = await steps.take('connector', async (): Promise<Found> => {
    const found = await client.openConnector(signal);
    return { ...tell(found, dialect), session: sessionOf(found) };
  });
  if (session === null) return false;
  await steps.take('connector orders', async () => {
    const page = await session.readPage(null, 200, signal);
    if (!page.ok) return failed(page.error);
    const { orders, unread, next } = page.value;
    const [first] = unread;
    const told = `${orders.length} read${next === null ? ', all' : ', more below'}, ${unread.length} could not be read`;
    return first === undefined ? passed(told) : failed(first.error, told);
  });
  await steps.take('connector changes', async () => {
    const page = await session.readChanges(session.hello.mark, 0, 200, signal);
    return page.ok
      ? passed(`${page.value.orders.length} since the first call`)
      : failed(page.error);
  });
  return true;
}

type Found = StepEnd & { readonly session: ConnectorSession | null };

function sessionOf(found: Result<FoundConnector>): ConnectorSession | null {
  return found.ok && found.value.kind === 'present' ? found.value.session : null;
}

function tell(found: Result<FoundConnector>, dialect: Dialect): StepEnd {
  if (!found.ok) return failed(found.error);
  const connector = found.value;
  switch (connector.kind) {
    case 'present':
      return passed(describe(connector.session.hello));
    case 'missing':
      return {
        state: 'not offered',
        detail: `this OpenCart ${dialect} has no connector`,
        error: null,
      };
    case 'mismatch': {
      const code = connector.update === 'desk' ? 'connector-new' : 'connector-old';
      return failed({ code, facts: { build: connector.build } });
    }
    case 'refused':
      return failed({ code: 'connector-refused', facts: { why: connector.why } });
  }
}

function describe({ state, facts, orderCount, highestOrderId }: ConnectorHello): string {
  const writes = state.canWrite ? 'may write' : 'may only read';
  return `build ${state.build} in OpenCart ${state.opencart}, ${writes} (${state.engines}), ${orderCount} orders up to ${highestOrderId}, dates in ${facts.zone}`;
}
