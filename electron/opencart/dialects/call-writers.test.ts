import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../../shared/capabilities';
import type { ApiCall, CallContext, PlainRequest } from '../api-call';
import { readRecordings } from '../testing/recordings';
import type { ShopRequest } from '../transport';
import { callWriters } from './call-writers';

const dialects: readonly Dialect[] = ['2.3', '3.0', '4.0', '4.1'];
const address = 'https://shop.example.test/store/';
const signer = { username: 'desk', key: 'k'.repeat(64), timeSeconds: 1_790_000_000 };
const context: CallContext = { address, token: 'abcdefghij', signer };
const history: ApiCall = {
  kind: 'add-history',
  orderId: 5,
  statusId: 3,
  comment: `O'Brien & "Żółć" <b>2×</b>\r\n~ok* (a+b) 🙂 `,
  notify: true,
};

/** A request as PHP would read it. */
function asPlain({ method, url, form = {} }: ShopRequest): PlainRequest {
  const { pathname, searchParams } = new URL(url);
  return { method, path: pathname, query: Object.fromEntries(searchParams), form };
}

function write(dialect: Dialect, call: ApiCall, within = context): ShopRequest {
  const request = callWriters[dialect].write(call, within);
  if (request === null) throw new Error('not written');
  return request;
}

const text = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));

describe.each([
  ['2.3', '2.3.0.2', { login: 10, 'read-order': 20, 'add-history': 1 }],
  ['3.0', '3.0.3.9', { login: 4, 'read-order': 20, 'add-history': 1 }],
  ['4.0', '4.0.2.3', { login: 4, 'prove-session': 5, 'add-history': 1 }],
  ['4.1', '4.1.0.4', { 'prove-access': 20, 'add-history': 1 }],
] as const)('recorded requests of %s', (dialect, version, atLeast) => {
  const known = readRecordings(version).flatMap(({ request, name }) => {
    const read = callWriters[dialect].read(request);
    return read === null ? [] : [{ name, request, ...read }];
  });

  test('that are ours are written again alike', () => {
    for (const { request, call, context } of known) {
      const written = asPlain(write(dialect, call, context));
      expect(written).toEqual({
        method: request.method,
        path: request.path,
        query: text(request.query),
        form: text(request.form),
      });
    }
  });

  test('are known by their fields', () => {
    for (const [kind, count] of Object.entries(atLeast)) {
      const found = known.filter(({ call }) => call.kind === kind);
      expect(found.length, kind).toBeGreaterThanOrEqual(count);
    }
  });

  test('with a field too many, one missing or one we would not send are not ours', () => {
    for (const { request } of known) {
      const read = (changed: PlainRequest) => callWriters[dialect].read(changed);
      const [first = '', ...others] = Object.keys(request.form);
      const less = Object.fromEntries(others.map((name) => [name, request.form[name]]));
      expect(read({ ...request, query: { ...request.query, more: '1' } })).toBeNull();
      expect(read({ ...request, form: { ...request.form, more: '1' } })).toBeNull();
      expect(read({ ...request, method: 'PUT' })).toBeNull();
      expect(read({ ...request, path: '/admin.php' })).toBeNull();
      if (first !== '') expect(read({ ...request, form: less })).toBeNull();
    }
  });
});

describe.each(dialects)('a history entry on %s', (dialect) => {
  test('is read as it was written, whatever its comment', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1 }),
        fc.integer({ min: 1 }),
        fc.boolean(),
        (typed, orderId, statusId, notify) => {
          const comment = Buffer.from(typed).toString();
          const call: ApiCall = { kind: 'add-history', orderId, statusId, comment, notify };
          const plain = asPlain(write(dialect, call));
          expect(callWriters[dialect].read(plain)?.call).toEqual(call);
        },
      ),
    );
  });

  test('always says its status, notify and override, and the order once', () => {
    const { query, form } = asPlain(write(dialect, history));
    expect(form).toMatchObject({ order_status_id: '3', notify: '1', override: '0' });
    expect(form['comment']).toBe(history.comment);
    const order =
      dialect < '4' ? [query['order_id'], form['order_id']] : [form['order_id'], query['order_id']];
    expect(order).toEqual(['5', undefined]);
  });

  test('to no status or no order is a bug', () => {
    for (const wrong of [0, -1, 1.5, NaN]) {
      expect(() => write(dialect, { ...history, statusId: wrong })).toThrow('status');
      expect(() => write(dialect, { ...history, orderId: wrong })).toThrow('order');
    }
  });

  test('with half an emoji is sent as UTF-8 can carry it', () => {
    const form = write(dialect, { ...history, comment: '\uFEFFa\uD83D b' }).form;
    expect(form?.['comment']).toBe('\uFEFFa\uFFFD b');
  });
});

describe.each(dialects)('a call to the connector of %s', (dialect) => {
  const call: ApiCall = {
    kind: 'connector',
    call: 'orders',
    inputJson: '{"way":"full","a":"&\\"<é🙂"}',
  };
  const routes: Readonly<Record<Dialect, string>> = {
    '2.3': 'route=api/cartwright/call&token=abcdefghij',
    '3.0': 'route=api/cartwright/call&api_token=abcdefghij',
    '4.0': 'route=api/cartwright&api_token=abcdefghij',
    '4.1':
      'route=api/order&call=cartwright&username=desk&store_id=0&language=en-gb&currency=USD&time=1790000000&signature=',
  };

  test('goes to its address, with call and input in the form', () => {
    const { method, url, form } = write(dialect, call);
    expect([method, form]).toEqual([
      'POST',
      { do: 'orders', input: '{"way":"full","a":"&\\"<é🙂"}' },
    ]);
    const start = `${address}index.php?${routes[dialect]}`;
    expect(dialect === '4.1' ? url.slice(0, start.length) : url).toBe(start);
  });

  test('is read as it was written, whatever its input', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (input) => {
        const made: ApiCall = { ...call, inputJson: Buffer.from(JSON.stringify(input)).toString() };
        const plain = asPlain(write(dialect, made));
        expect(callWriters[dialect].read(plain)?.call).toEqual(made);
      }),
    );
  });

  test('with anything else in it is not ours', () => {
    const plain = asPlain(write(dialect, call));
    const read = (form: PlainRequest['form'], more: Partial<PlainRequest> = {}) =>
      callWriters[dialect].read({ ...plain, form, ...more });
    const { form } = plain;
    expect(read(form)).not.toBeNull();
    for (const input of ['', '{', '[]', '1', 'null']) expect(read({ ...form, input })).toBeNull();
    expect(read({ ...form, do: 'delete' })).toBeNull();
    expect(read({ ...form, more: '1' })).toBeNull();
    expect(read({ do: 'hello' })).toBeNull();
    expect(read(form, { method: 'GET' })).toBeNull();
    expect(read(form, { query: { ...plain.query, more: '1' } })).toBeNull();
  });

  test('through a modification exists on 2.3 alone', () => {
    const modified: ApiCall = { ...call, through: 'modification' };
    const request = callWriters[dialect].write(modified, context);
    if (dialect !== '2.3') {
      expect(request).toBeNull();
      return;
    }
    expect(request?.url).toBe(`${address}index.php?route=api/order/cartwright&token=abcdefghij`);
    expect(callWriters[dialect].read(asPlain(write(dialect, modified)))?.call).toEqual(modified);
  });
});

test('on 4.1 the input of a call to the connector is signed', () => {
  const signatures = ['{"a":1}', '{"a":2}'].map((inputJson) => {
    const { url } = write('4.1', { kind: 'connector', call: 'orders', inputJson });
    return url.split('&signature=')[1];
  });
  expect(new Set(signatures).size).toBe(2);
});

test('on 4.0 the separator goes percent-encoded once', () => {
  expect(write('4.0', history).url).toBe(
    `${address}index.php?route=api/sale/order%7CaddHistory&api_token=abcdefghij`,
  );
});

test('on 4.1 the signature goes percent-encoded once, and with the same fields that are sent', () => {
  const { url, form } = write('4.1', history);
  const [, signature = ''] = /&signature=(.*)$/.exec(url) ?? [];
  expect(signature).toMatch(/^(?:[\w]|%2B|%2F)+%3D$/);
  const { url: other } = write('4.1', { ...history, comment: '' });
  expect(other.split('&signature=')[1]).not.toBe(signature);
  expect(form).toMatchObject({ order_id: '5' });
});

test('the key stands in no address', () => {
  for (const dialect of dialects) {
    const calls: readonly ApiCall[] = [
      { kind: 'login', username: 'desk', key: signer.key },
      { kind: 'read-order', orderId: 1 },
      history,
      { kind: 'prove-access' },
      { kind: 'prove-session' },
      { kind: 'connector', call: 'hello', inputJson: '{}' },
    ];
    for (const call of calls) {
      expect(callWriters[dialect].write(call, context)?.url ?? '').not.toContain(signer.key);
    }
  }
});
