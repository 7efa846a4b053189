import { cachedIds, connect, missingIds, walked } from './fixtures/flows';
import { expect, test } from './fixtures/test';

const gap = { after: 6, length: 25 } as const;

/** Every position takes minutes; `npm run test:long` has them. */
const step = process.env['CARTWRIGHT_LONG'] === '1' ? 1 : 4;

test('a session that dies anywhere in a gap makes no order missing', async ({
  openDesk,
  openShop,
}) => {
  test.setTimeout(step === 1 ? 600_000 : 60_000);
  const shop = await openShop({ dialect: '3.0', orders: 12 });
  shop.control.setFault({ name: 'gap-500', gapAfter: gap.after, length: gap.length });
  const present = shop.control.orderIds();
  const highest = shop.control.highestOrderId();
  const absent = Array.from({ length: highest }, (_, at) => at + 1).filter(
    (id) => !present.includes(id),
  );
  expect(absent.length).toBeGreaterThanOrEqual(gap.length);
  const desk = await openDesk();

  // the first dies with the walk's first request, the last with one in the orders behind the gap
  for (let position = 0; position < highest; position += step)
    await test.step(`after ${position} more requests`, async () => {
      const { id } = await connect(desk, shop, 'session', highest);
      shop.control.setLatency(100); // the walk has hardly begun when it is seen to
      const phase = async () => (await desk.ask('sync:state', { shop: id })).phase.kind;
      await expect.poll(phase, { intervals: [10] }).toMatch(/^(finding-newest|walking)$/);
      shop.control.setFault({ name: 'expired-token', only: 'order', after: position, times: 1 });
      shop.control.setLatency(0);
      await walked(desk, id);
      expect(await cachedIds(desk, id)).toEqual(present);
      expect(await missingIds(desk, id)).toEqual(absent);
      const { logins, coverage } = await desk.ask('sync:state', { shop: id });
      expect(logins).toBeGreaterThan(1);
      expect(coverage.failed).toBe(0);
      await desk.ask('shops:disconnect', { shop: id });
    });
});
