import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDecimalText } from '../../../shared/money';
import { readAnswer } from '../answer';
import { readRecording, readRecordings } from '../testing/recordings';
import { isRawObject, type RawObject } from './fields';
import { readOrderHeader } from './order';

function recordedOrder(version: string, number: string): RawObject {
  const answer = readAnswer(readRecording(version, number).exchange);
  if (answer.kind === 'json' && isRawObject(answer.value) && isRawObject(answer.value['order'])) {
    return answer.value['order'];
  }
  throw new Error(`no order in ${version}/${number}`);
}

function read(raw: unknown, id: number) {
  const result = readOrderHeader(raw, id);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('recorded orders', () => {
  test('of 2.3 come with decoded text, decimals as text and dates as written', () => {
    const order = read(recordedOrder('2.3.0.2', '062'), 2);
    expect(order).toMatchObject({
      orderId: 2,
      invoiceNo: '0',
      customerId: 2,
      customFields: { '1': 'DE812345678' },
      total: '69.4000',
      currencyValue: '0.91380000',
      statusId: 2,
      statusName: 'Processing',
      dateAdded: '2026-10-23 10:15:00',
      comment: 'Bitte <b>nicht</b> knicken!\r\nTel. vorher & klingeln "2x"',
    });
    expect(order.payment).toMatchObject({
      company: 'Ann & Sons <Ltd>',
      address1: 'Hafenweg 7',
      countryId: 81,
      isoCode2: 'DE',
      customFields: {},
    });
    expect(order.payment.format).toContain('\r\n{postcode} {city}');
    expect(order.extra).toEqual({});
  });

  test('keep the apostrophe and what has no entity', () => {
    expect(read(recordedOrder('2.3.0.2', '061'), 1).lastname).toBe("O'Brien");
    expect(read(recordedOrder('3.0.3.9', '035'), 1).storeName).toBe('Harbour & Hearth');
  });

  test('of status 0 have no status name', () => {
    expect(read(recordedOrder('2.3.0.2', '066'), 8)).toMatchObject({
      statusId: 0,
      statusName: null,
    });
    expect(read(recordedOrder('3.0.3.9', '042'), 13)).toMatchObject({
      statusId: 0,
      statusName: null,
    });
  });

  test('of 3.0 have no fax, and custom fields as list, object or null', () => {
    const order = read(recordedOrder('3.0.3.9', '320'), 16);
    expect(order.fax).toBe('');
    expect(order.customFields).toEqual({});
    expect(order.payment.customFields).toEqual({ '6': '4711' });
    expect(order.shipping.customFields).toEqual({});
  });

  test.each(['2.3.0.2', '3.0.3.9'])('are all read, with nothing left over (%s)', (version) => {
    let count = 0;
    for (const { exchange } of readRecordings(version)) {
      const answer = readAnswer(exchange);
      if (answer.kind !== 'json' || !isRawObject(answer.value)) continue;
      const raw = answer.value['order'];
      if (!isRawObject(raw)) continue;
      const order = read(raw, Number(raw['order_id']));
      expect(order.extra).toEqual({});
      expect([order.total, order.commission, order.currencyValue].every(isDecimalText)).toBe(true);
      expect(order.dateAdded).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
      count++;
    }
    expect(count).toBeGreaterThan(7);
  });
});

describe('an order', () => {
  test('of another id than asked, or without one, is refused', () => {
    const raw = recordedOrder('2.3.0.2', '061');
    expect(readOrderHeader(raw, 2)).toEqual({
      ok: false,
      error: { code: 'unexpected-answer', facts: { start: 'order_id 1 for 2' } },
    });
    for (const id of [undefined, null, '', 'abc', '1abc', '-1', '0', '1.0', {}, []]) {
      expect(readOrderHeader({ ...raw, order_id: id }, 1).ok).toBe(false);
    }
    expect(readOrderHeader('order', 1).ok).toBe(false);
    expect(readOrderHeader([], 1).ok).toBe(false);
  });

  test('with nothing but an id is read with empty fields', () => {
    expect(read({ order_id: 7 }, 7)).toMatchObject({
      orderId: 7,
      firstname: '',
      total: '',
      currencyValue: '',
      statusId: 0,
      statusName: null,
      customFields: {},
      dateAdded: '',
    });
  });

  test('keeps the scalar fields modules add, decoded, and drops the rest', () => {
    const order = read(
      { order_id: '7', tracking: 'A&amp;B', weight: 1.5, gift: true, lines: [1], none: null },
      7,
    );
    expect(order.extra).toEqual({ tracking: 'A&B', weight: '1.5', gift: '1' });
  });

  test('with a malformed amount has 0 in its place', () => {
    for (const total of ['12,50', '1e3', '', null, '$5', [], 'NaN']) {
      expect(read({ order_id: '7', total }, 7).total).toBe('');
    }
    expect(read({ order_id: '7', total: 12.5 }, 7).total).toBe('12.5');
    expect(read({ order_id: '7', total: '-3.0000' }, 7).total).toBe('-3.0000');
  });

  test('decodes once, and only what a semicolon closes', () => {
    const typed = { firstname: '&amp;lt;b&amp;gt;', lastname: 'R&D &copy', company: 'a=1&ampb=2' };
    expect(read({ order_id: '7', ...typed, payment_company: 'x&#039;y' }, 7)).toMatchObject({
      firstname: '&lt;b&gt;',
      lastname: 'R&D &copy',
      payment: { company: "x'y" },
    });
  });

  test('undoes custom fields nested by place and tells lists as JSON', () => {
    const custom_field = {
      account: { '3': 'A &amp; B' },
      '6': ['4', '5'],
      '7': { '1': 'x', '4': 'y' },
      '8': null,
    };
    expect(read({ order_id: '7', custom_field }, 7).customFields).toEqual({
      '3': 'A & B',
      '6': '["4","5"]',
      '7': '["x","y"]',
      '8': '',
    });
    expect(read({ order_id: '7', custom_field: ['zero', 'one'] }, 7).customFields).toEqual({
      '0': 'zero',
      '1': 'one',
    });
    expect(read({ order_id: '7', custom_field: 'text' }, 7).customFields).toEqual({});
  });

  test('of any content is read or refused, never thrown over', () => {
    const names = Object.keys(recordedOrder('2.3.0.2', '061'));
    const raws = fc.dictionary(fc.constantFrom(...names, 'more', '__proto__'), fc.jsonValue());
    fc.assert(
      fc.property(raws, (raw) => {
        const order = read({ ...raw, order_id: '9' }, 9);
        expect(Number.isFinite(order.statusId)).toBe(true);
        expect(order.total === '' || isDecimalText(order.total)).toBe(true);
        expect(JSON.parse(JSON.stringify(order))).toEqual(order);
      }),
      { numRuns: 500 },
    );
  });
});
