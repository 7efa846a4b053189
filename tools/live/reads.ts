import type { Dialect } from '../../shared/capabilities';
import type { ReadOutcome, ReadSession } from '../../electron/opencart/client';
import { failed, passed, type StepEnd, type Steps } from './steps';

/** What is read when nothing was asked for: any answer to it shows that reading works. */
const usualOrders = [1];

/**
 * Reads the orders that were named. Where the API shows none, that is told: as failed when orders were named, else as not offered.
 * Nothing about a customer is told. A login that failed leaves nothing to read with.
 */
export async function readOrders(
  wanted: readonly number[] | null,
  session: ReadSession | null,
  dialect: Dialect,
  steps: Steps,
  signal: AbortSignal,
): Promise<void> {
  if (dialect === '4.0' || dialect === '4.1') {
    const error = { code: 'not-offered', facts: { what: 'readHeader' } } as const;
    const state = wanted === null ? 'not offered' : 'failed';
    const detail = `the API of OpenCart ${dialect} shows no orders`;
    await steps.take('reads', async () => ({ state, detail, error }));
    return;
  }
  for (const id of wanted ?? usualOrders) {
    await steps.take(`read order ${id}`, async () => {
      if (session !== null) return tell(await session.readOrder(id, signal));
      return failed(
        { code: 'no-permission', facts: { text: '' } },
        'not asked, for the login failed',
      );
    });
  }
}

function tell(read: ReadOutcome): StepEnd {
  switch (read.kind) {
    case 'found': {
      const { statusId, dateModified } = read.order;
      return passed(`status ${statusId}, modified ${dateModified}`);
    }
    case 'missing':
      return passed('the shop has no such order');
    case 'session-dead':
      return failed({ code: 'no-permission', facts: { text: '' } });
    case 'failed':
      return failed(read.error);
  }
}
