import { describe, expect, test } from 'vitest';
import { readRecording } from '../testing/recordings';
import { judgeHistory } from './history-outcome';
import { readHello } from './hello';
import { readDeltaPage, readFullPage } from './page';
import { errorOf } from './refusals';
import { readReply, type ConnectorReply, type GateReader } from './reply';
import { idOnWire, readWholeOrder } from './whole-order';

const nothing: GateReader = () => null;
const way = {
  read: (exchange: Parameters<typeof readReply>[0]) => readReply(exchange, nothing),
  refusal: () => null,
};

function reply(version: string, number: string): ConnectorReply {
  return readReply(readRecording(version, number).exchange, nothing);
}

function value(version: string, number: string): unknown {
  const read = reply(version, number);
  if (read.kind !== 'value') throw new Error(JSON.stringify(read));
  return read.value;
}

describe.each([
  ['2.3.0.2', 'journal'],
  ['3.0.3.9', 'journal'],
  ['4.0.2.3', 'transactions'],
  ['4.1.0.4', 'transactions'],
])('recordings of the connector in %s', (version, engines) => {
  test('say hello with all the desk wants to know', () => {
    const hello = readHello(value(version, '821'));
    if (!hello.ok || 'kind' in hello.value) throw new Error(JSON.stringify(hello));
    expect(hello.value).toMatchObject({
      state: { kind: 'present', canWrite: true, engines },
      facts: { baseCurrency: 'USD', zone: 'UTC', defaultLanguageId: 1 },
    });
    const { statuses, currencies } = hello.value.facts;
    expect(statuses.find(({ statusId }) => statusId === 5)).toEqual({
      statusId: 5,
      names: [{ languageId: 1, name: 'Complete' }],
      class: 'complete',
    });
    expect(currencies.find(({ code }) => code === 'EUR')).toMatchObject({
      symbolRight: '€',
      decimals: 2,
    });
  });

  test('page through orders that can all be read', () => {
    const first = readFullPage(value(version, '822'), null);
    const last = readFullPage(value(version, '823'), 2);
    if (!first.ok || !last.ok) throw new Error('not read');
    expect([first.value.orders.length, first.value.unread]).toEqual([2, []]);
    expect(first.value.next).toBe(Number(first.value.orders[1]?.header.orderId));
    expect(last.value.orders.map(({ header }) => header.orderId)).toEqual([1]);
    expect(last.value.next).toBeNull();
    expect(readDeltaPage(value(version, '824'), 0)).toMatchObject({
      ok: true,
      value: { orders: [], unread: [], next: null },
    });
  });

  test('hold an order whose totals come to its total, with its history', () => {
    const read = readWholeOrder(value(version, '825'), 1);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const { header, contents } = read.value;
    const total = contents.totals.find(({ code }) => code === 'total');
    expect(total?.value).toBe(header.total);
    expect(contents.lines.length).toBeGreaterThan(0);
    expect(contents.histories.length).toBeGreaterThan(0);
    expect(header.paymentMethod).not.toMatch(/^\{/);
  });

  test('tell one key of one entry', () => {
    const judged = (number: string) =>
      judgeHistory({ ok: true, value: readRecording(version, number).exchange }, way);
    expect(judged('828').kind).toBe('accepted');
    expect(judged('829').kind).toBe('accepted');
    expect(readRecording(version, '829').exchange.body).toBe(
      readRecording(version, '828').exchange.body,
    );
    expect(judged('830')).toMatchObject({ kind: 'unclear', hasEnded: true });
  });

  test('refuse by the codes of the protocol', () => {
    const codes = ['826', '831'].map((number) => {
      const read = reply(version, number);
      return read.kind === 'error' ? errorOf(read).code : read.kind;
    });
    expect(codes).toEqual(['order-not-found', 'connector-failed']);
  });
});

test.each(['2.3.0.2', '3.0.3.9'])(
  'a token %s does not know is told by the connector',
  (version) => {
    expect(reply(version, '832')).toEqual({
      kind: 'error',
      code: 'not-allowed',
      facts: { why: 'no-session', ip: '127.0.0.1' },
    });
  },
);

test.each([
  ['2.3.0.2', '061'],
  ['3.0.3.9', '035'],
])('the header of %s has every field that order/info tells', (version, number) => {
  const raw = value(version, '825');
  expect(idOnWire(raw)).toBe(1);
  const stock: unknown = JSON.parse(readRecording(version, number).exchange.body);
  const names = Object.keys((stock as { order: object }).order); // a recorded order/info
  expect(Object.keys((raw as { order: object }).order)).toEqual(expect.arrayContaining(names));
});
