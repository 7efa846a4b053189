import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { DemoShop } from '../options';
import { startDemoShop } from '../server';
import { postCall } from '../testing/connector-client';
import { readRecording } from '../testing/recordings';
import { logIn } from '../testing/session';

// What is compared is the shape: which members there are, and of which type. The values are those of other shops.

let shop: DemoShop;
afterEach(() => shop.close());

/** A value with types in the place of texts and numbers; of a list the first thing that is in it. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? 'list' : [shapeOf(value[0])];
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  const members = Object.entries(value).map(([name, one]) => [name, shapeOf(one)] as const);
  return Object.fromEntries(members);
}

/** Both shapes without what only one of them could show: an empty list, or a null. */
function alike(one: unknown, other: unknown): readonly [unknown, unknown] {
  const isOpen = (shape: unknown): boolean => shape === 'list' || shape === 'null';
  if (isOpen(one) || isOpen(other)) return ['open', 'open'];
  if (Array.isArray(one) && Array.isArray(other)) return alike(one[0], other[0]);
  if (typeof one !== 'object' || typeof other !== 'object') return [one, other];
  const names = new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})]);
  const pairs = [...names].map((name) => {
    const of = (shape: unknown): unknown => new Map(Object.entries(shape ?? {})).get(name);
    return [name, alike(of(one), of(other))] as const;
  });
  const side = (at: 0 | 1): unknown =>
    Object.fromEntries(pairs.map(([name, pair]) => [name, pair[at]]));
  return [side(0), side(1)];
}

const json = (body: string): unknown => JSON.parse(body);

describe.each([
  ['2.3', '2.3.0.2'],
  ['3.0', '3.0.3.9'],
  ['4.0', '4.0.2.3'],
  ['4.1', '4.1.0.4'],
] as const)('the demo of %s', (dialect, release) => {
  test('answers with the members a real shop answers with', async () => {
    shop = await startDemoShop({ dialect, orders: 60, connector: {} });
    const session = await logIn(shop);
    const highest = shop.control.highestOrderId();
    const withOptions = shop.control
      .orderIds()
      .find((id) => shop.control.wholeOrder(id)?.contents.products[0]?.options[0] !== undefined);
    const key = randomUUID();
    const entry = {
      key,
      order_id: 1,
      version: null,
      order_status_id: 2,
      comment: 'a',
      notify: false,
    };
    const hello = await postCall(shop, session, 'hello', {});
    const { value } = json(hello.body) as { readonly value: { readonly mark: unknown } };
    const full = { way: 'full', before: highest + 1, limit: 3 };
    const calls: readonly (readonly [string, string, unknown])[] = [
      ['821-connector-hello', 'hello', {}],
      ['822-connector-orders-full', 'orders', full],
      [
        '824-connector-orders-delta-nothing',
        'orders',
        { way: 'delta', mark: value.mark, after: 0, limit: 9 },
      ],
      ['825-connector-order', 'order', { order_id: withOptions }],
      ['826-connector-order-missing', 'order', { order_id: 999_999 }],
      ['827-connector-ids', 'ids', { from: 1, to: 50, digest: '' }],
      ['828-connector-history', 'history', entry],
      ['829-connector-history-again', 'history', entry],
      ['830-connector-history-key-reused', 'history', { ...entry, comment: 'b' }],
      ['831-connector-bad-input', 'orders', { ...full, limit: 0 }],
    ];
    for (const [name, call, input] of calls) {
      const recorded = readRecording(release, `${name}.json`);
      const answer = await postCall(shop, session, call, input);
      const [ours, theirs] = alike(shapeOf(json(answer.body)), shapeOf(json(recorded.body)));
      expect([name, ours]).toEqual([name, theirs]);
      expect(answer.headers['content-type']).toBe(recorded.contentType);
    }
  });
});
