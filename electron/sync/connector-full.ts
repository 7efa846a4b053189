import type { Asked } from './connector-asker';
import type { ConnectorPage } from '../opencart/connector/types';
import { highestOf } from './connector-mark';
import { noConnectorMarks, write } from './connector-write';
import type { ConnectorPass } from './connector-write';
import { failed } from './pass';
import type { PassEnd } from './pass';
import { createMeter } from './progress';

/** A page this quick lets the next one be larger. */
const quickMs = 1_500;
const slowMs = 4_000;
const leastOrders = 10;
const step = 50;

/**
 * Reads every order of a shop by pages, newest first, each with its contents. Taken up at the page where it was broken off. While one
 * page is written the next is on its way.
 */
export async function readEverything(pass: ConnectorPass): Promise<PassEnd> {
  const { ledger, clock, options } = pass;
  const size = createPageSize(options.pageOrders, options.maxPageOrders);
  const before = ledger.connector() ?? noConnectorMarks;
  let marks = before.mark === null ? { ...before, fullBefore: null } : before;
  let upper = marks.fullBefore === null ? null : marks.fullBefore - 1;

  const meter = createMeter(clock);
  let top = marks.mark === null ? 0 : highestOf(marks.mark);
  let left = upper ?? 0;
  pass.showPhase(() => ({
    kind: 'walking',
    pass: pass.kind,
    done: Math.max(0, top - left),
    total: top,
    rate: meter.rate(),
    secondsLeft: meter.secondsLeft(left),
  }));

  const ask = async (from: number | null): Promise<Asked<ConnectorPage>> => {
    const startedAt = clock.now();
    const page = await pass.asker.ask(
      (session, signal) => session.readPage(from, size.now(), signal),
      size.fell,
    );
    if (page.kind === 'answer') size.took(clock.now() - startedAt);
    return page;
  };
  let coming = ask(marks.fullBefore);
  for (;;) {
    const page = await coming;
    if (page.kind === 'end') return page.end;
    const { orders, unread, next, mark } = page.value;
    // From the first page's moment on a delta tells what changed meanwhile.
    const isFirst = upper === null;
    if (isFirst) {
      marks = { ...marks, mark };
      top = Math.max(highestOf(mark), ...orders.map(({ header }) => header.orderId));
    }
    const to = upper ?? top;
    const lowest = next ?? 1;
    // An order without a number may be any of those that are not there.
    const isWhole = unread.every(({ orderId }) => orderId !== null);
    if (next !== null) coming = ask(next);
    marks = { ...marks, fullBefore: next };
    const now = clock.now();
    const written = await write(pass, {
      askedAt: page.askedAt,
      orders,
      unread,
      whole: isWhole ? { from: lowest, to } : null,
      connector: next === null ? { ...marks, fullDoneAt: now, comparedAt: null } : marks,
      ...(next === null ? { marks: doneMarks(pass, top, now) } : {}),
    });
    if (!written.ok) return failed(written.error);
    meter.add(to - lowest + 1);
    left = next === null ? 0 : next - 1;
    upper = left;
    if (next === null) return { kind: 'done' };
    if (pass.signal.aborted) return { kind: 'cancelled' };
  }
}

/** With the connector there is no gap to look behind: its mark names the highest id. */
export function doneMarks({ ledger }: ConnectorPass, top: number, now: number) {
  const newest = Math.max(top, ledger.newest() ?? 0);
  return {
    firstPassDone: true,
    startId: newest === 0 ? null : newest,
    lastGapCheckAt: now,
    lastPassAt: now,
  };
}

/** How many orders to ask for at once: more while pages come quickly, fewer when they are slow or do not come. */
function createPageSize(start: number, most: number) {
  let size = Math.min(start, most);
  return {
    now: () => size,
    took: (ms: number) => {
      if (ms < quickMs) size = Math.min(most, size + step);
      else if (ms > slowMs) size = Math.max(leastOrders, size >> 1);
    },
    fell: () => {
      size = Math.max(leastOrders, size >> 1);
    },
  };
}
