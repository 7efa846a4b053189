import { describe, expect, test } from 'vitest';
import { parseFault, type Fault } from './fault';
import { createFaultBoard, type FaultTarget } from './fault-board';

const login: FaultTarget = { kind: 'login', orderId: null };
const order = (orderId: number): FaultTarget => ({ kind: 'order', orderId });

/** Which of the orders 1 … n a fault hits. */
function hits(fault: Fault, n: number): number[] {
  const board = createFaultBoard([fault]);
  return Array.from({ length: n }, (_, index) => index + 1).filter(
    (id) => board.hitting(order(id)).length > 0,
  );
}

describe('which requests a fault hits', () => {
  test.each<[Fault, number[]]>([
    [{ name: 'empty-500' }, [1, 2, 3, 4, 5, 6]],
    [{ name: 'empty-500', after: 4 }, [5, 6]],
    [{ name: 'empty-500', every: 3 }, [3, 6]],
    [{ name: 'empty-500', times: 2 }, [1, 2]],
    [{ name: 'empty-500', after: 1, every: 2, times: 1 }, [3]],
    [{ name: 'empty-500', order: 4 }, [4]],
    [{ name: 'empty-500', only: 'login' }, []],
    [{ name: 'expired-token' }, [1]],
    [{ name: 'expired-token', after: 3 }, [4]],
    [{ name: 'expired-token', every: 2 }, [2, 4, 6]],
  ])('%o hits %o', (fault, expected) => {
    expect(hits(fault, 6)).toEqual(expected);
  });

  test('counts only requests of the kind it is for', () => {
    const board = createFaultBoard([{ name: 'garbage', only: 'order', after: 1 }]);
    expect(board.hitting(login)).toEqual([]);
    expect(board.hitting(order(1))).toEqual([]);
    expect(board.hitting(order(2))).toHaveLength(1);
  });

  test('tells calls of the connector apart by name, and counts an edit as writing', () => {
    const edit = { kind: 'edit', orderId: 7, call: 'edit' } as const;
    const history = { kind: 'history', orderId: 7, call: 'history' } as const;
    const named = createFaultBoard([{ name: 'garbage', call: 'edit' }]);
    expect([edit, history, order(7)].map((target) => named.hitting(target).length)).toEqual([
      1, 0, 0,
    ]);
    const writes = createFaultBoard([{ name: 'write-lost', only: 'write' }]);
    expect([edit, history, order(7)].map((target) => writes.hitting(target).length)).toEqual([
      1, 1, 0,
    ]);
    const any = createFaultBoard([{ name: 'slow', only: 'connector' }]);
    expect([edit, history, order(7)].map((target) => any.hitting(target).length)).toEqual([
      1, 1, 0,
    ]);
  });

  test('switches off by name and altogether', () => {
    const board = createFaultBoard(['garbage', 'slow']);
    board.clear('garbage');
    expect(board.active()).toEqual([{ name: 'slow' }]);
    board.clear();
    expect(board.hitting(login)).toEqual([]);
  });
});

describe('faults on the command line', () => {
  test('reads a name, and a name with settings', () => {
    expect(parseFault('html-page')).toEqual({ name: 'html-page' });
    expect(parseFault('slow:ms=250,only=order')).toEqual({ name: 'slow', ms: 250, only: 'order' });
    expect(parseFault('redirect:to=https://www.shop.example.test')).toEqual({
      name: 'redirect',
      to: 'https://www.shop.example.test',
    });
  });

  test.each(['no-such-fault', 'slow:msec=3', 'slow:ms=soon'])(
    'refuses %s with the reason',
    (text) => {
      expect(parseFault(text)).toContain(text);
    },
  );
});
