import fc from 'fast-check';
import { expect, test } from 'vitest';
import { useConnectorShops } from '../testing/connector-setting';
import { granted, wireHello, wireMark, wireOrder } from '../testing/connector-wire';
import { never } from '../testing/servers';
import { readHello } from './hello';

const { open } = useConnectorShops();

const time = 1_795_478_460;

test('whatever the connector answers is read or refused, never thrown over', async () => {
  let answer: unknown = null;
  const { session } = await open('3.0', ({ do: name }) =>
    name === 'hello' ? undefined : granted(answer),
  );
  const junk = fc.jsonValue({ maxDepth: 3 });
  const order = fc.oneof(
    junk,
    fc
      .tuple(fc.constantFrom(...Object.keys(wireOrder(5))), junk)
      .map(([name, value]) => wireOrder(5, { [name]: value })),
    fc
      .dictionary(fc.constantFrom(...Object.keys(wireOrder(5).order), '__proto__'), junk)
      .map((columns) => wireOrder(5, { order: { ...wireOrder(5).order, ...columns } })),
  );
  const pages = fc.record(
    { orders: fc.array(order), next_before: junk, next_after: junk, mark: junk, time: junk },
    { requiredKeys: [] },
  );
  const wellMade = fc.record({
    orders: fc.array(order),
    next_before: fc.constant(null),
    next_after: fc.constant(null),
    mark: fc.constant(wireMark),
    time: fc.constant(time),
  });
  await fc.assert(
    fc.asyncProperty(fc.oneof(junk, order, pages, wellMade), async (value) => {
      answer = value;
      const full = await session.readPage(null, 10, never);
      if (full.ok) {
        const raw = (value as { orders: unknown[] }).orders; // a page was read, so it has orders
        expect(full.value.orders.length + full.value.unread.length).toBe(raw.length);
        expect(JSON.parse(JSON.stringify(full.value))).toEqual(full.value);
      }
      const delta = await session.readChanges('{}', 0, 10, never);
      const one = await session.readOrder(5, never);
      const compared = await session.compare({ from: 1, to: 9, digest: '' }, never);
      expect([typeof delta.ok, typeof compared.ok]).toEqual(['boolean', 'boolean']);
      expect(['found', 'failed']).toContain(one.kind);
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('whatever hello answers is read or refused', () => {
  const whole = wireHello();
  const changed = fc
    .tuple(fc.constantFrom(...Object.keys(whole)), fc.jsonValue())
    .map(([name, value]) => ({ ...whole, [name]: value }));
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), changed), (value) => {
      const read = readHello(value);
      if (!read.ok) expect(read.error.code).toBe('unexpected-answer');
    }),
    { numRuns: 1_000 },
  );
});
