import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { createPhp } from '../testing/php';
import { seedOrder } from '../testing/seed-order';
import type { TestShop } from '../testing/shop';
import {
  dump,
  edit,
  editInput,
  openWritableShop,
  readOrder,
  refusalOf,
} from '../testing/write-shop';

describe.each([
  ['3.0', 'MyISAM'],
  ['4.1', 'InnoDB'],
] as const)('writes of a %s shop on %s', (dialect, engine) => {
  let opened: Promise<TestShop> | null = null;
  const open = () =>
    (opened ??= openWritableShop({ socket: inject('mariaSocket'), dialect, engine }));
  afterAll(async () => (await open()).end());
  const comment = [{ do: 'set-comment', comment: 'Ring twice' }];
  const quantity = async (shop: TestShop, id: number, count: number) => {
    const { products } = await readOrder(shop, id);
    return [
      { do: 'set-quantity', order_product_id: products[0]?.order_product_id, quantity: count },
    ];
  };
  const log = async (shop: TestShop, id: number) => {
    const { rows } = await shop.sql(
      `SELECT * FROM oc_cartwright_log WHERE order_id = ${id} ORDER BY log_id`,
    );
    return rows.map((row) =>
      [row['call_name'], row['username'], row['ip'], row['ended']].join(' '),
    );
  };

  test('are done once: the same key gets the same answer', async () => {
    const shop = await open();
    const id = await seedOrder(shop);
    const input = await editInput(shop, id, await quantity(shop, id, 4));
    const first = await shop.call('edit', input);
    const after = await dump(shop);
    const second = await shop.call('edit', input);
    expect(first.kind).toBe('ok');
    if (first.kind !== 'ok' || second.kind !== 'ok') throw new Error('refused');
    expect(second.cost.text).toBe(first.cost.text);
    expect(await dump(shop)).toEqual(after);
    expect(await log(shop, id)).toEqual([
      'edit orders-desk 192.0.2.7 done',
      'edit orders-desk 192.0.2.7 repeated',
    ]);
    const { rows } = await shop.sql('SELECT COUNT(*) AS n FROM oc_cartwright_journal');
    expect(rows[0]?.['n']).toBe('0');
  });

  test('are refused where the key belongs to something else', async () => {
    const shop = await open();
    const id = await seedOrder(shop);
    const input = await editInput(shop, id, comment);
    await shop.ask('edit', input);
    const before = await dump(shop);
    const other = await editInput(shop, id, [{ do: 'set-comment', comment: 'No' }], {
      key: input['key'],
    });
    expect(await shop.refusal('edit', other)).toBe('key-reused');
    const history = {
      key: input['key'],
      order_id: id,
      version: null,
      order_status_id: 3,
      comment: '',
      notify: false,
    };
    expect(await shop.refusal('history', history)).toBe('key-reused');
    expect(await dump(shop)).toEqual(before);
  });

  test('tell that they are in progress while the first run is not over', async () => {
    const shop = await open();
    const id = await seedOrder(shop);
    const input = await editInput(shop, id, await quantity(shop, id, 7));
    const other = createPhp(shop.settings);
    const blocker = createPhp(shop.settings);
    // the first run has written its key down when it comes to the order's row
    await blocker.sql('LOCK TABLES oc_order WRITE');
    const running = other.call('edit', input);
    await expect
      .poll(
        async () =>
          (await shop.sql("SELECT COUNT(*) AS n FROM oc_cartwright_key WHERE state = 'open'"))
            .rows[0]?.['n'],
      )
      .toBe('1');
    expect(await shop.refusal('edit', input)).toBe('in-progress');
    expect(await shop.owner('drop')).toBe(false);
    await blocker.sql('UNLOCK TABLES');
    const first = await running;
    const second = await shop.call('edit', input);
    if (first.kind !== 'ok' || second.kind !== 'ok') throw new Error('refused');
    expect(second.cost.text).toBe(first.cost.text);
    expect((await readOrder(shop, id)).products[0]?.quantity).toBe('7');
    await Promise.all([other.end(), blocker.end()]);
  });

  test(
    'wait 5 s for an order that another write keeps, then say so',
    { timeout: 20_000 },
    async () => {
      const shop = await open();
      const id = await seedOrder(shop);
      const other = createPhp(shop.settings);
      await other.sql(
        `SELECT GET_LOCK(CONCAT('cartwright_', SHA1(CONCAT(DATABASE(), '/', 'oc_', '/', ${id}))), 0)`,
      );
      const before = await dump(shop);
      expect(await shop.refusal('edit', await editInput(shop, id, comment))).toBe('busy');
      expect(await dump(shop)).toEqual(before);
      await other.end();
    },
  );

  test('stop where the order is another than the one they were based on', async () => {
    const shop = await open();
    const changes: readonly ((id: number) => Promise<unknown>)[] = [
      (id) => edit(shop, id, comment),
      (id) => shop.sql(`UPDATE oc_order SET email = 'new@example.test' WHERE order_id = ${id}`),
      (id) =>
        shop.sql(`UPDATE oc_order_product SET quantity = quantity + 1 WHERE order_id = ${id}`),
      (id) => shop.sql(`UPDATE oc_order_option SET value = 'other' WHERE order_id = ${id}`),
      (id) =>
        shop.sql(
          `UPDATE oc_order_total SET value = value + 1 WHERE order_id = ${id} AND code = 'shipping'`,
        ),
      (id) =>
        shop.ask('history', {
          key: randomUUID(),
          order_id: id,
          version: null,
          order_status_id: 3,
          comment: '',
          notify: false,
        }),
    ];
    for (const change of changes) {
      const id = await seedOrder(shop);
      const input = await editInput(shop, id, await quantity(shop, id, 9));
      await change(id);
      const before = await dump(shop);
      const now = await readOrder(shop, id);
      const answer = await shop.call('edit', input);
      expect(answer).toMatchObject({
        code: 'conflict',
        facts: { order_id: id, version: now.version },
      });
      expect(await dump(shop)).toEqual(before);
      expect((await log(shop, id)).at(-1)).toMatch(/conflict$/);
      const history = {
        key: randomUUID(),
        order_id: id,
        version: input['version'],
        order_status_id: 3,
        comment: '',
        notify: false,
      };
      expect(await shop.refusal('history', history)).toBe('conflict');
      expect(await dump(shop)).toEqual(before);
    }
  });

  test('are refused until the owner allows them; what was done before is still told', async () => {
    const shop = await open();
    const id = await seedOrder(shop);
    const done = await editInput(shop, id, comment);
    await shop.ask('edit', done);
    const input = await editInput(shop, id, await quantity(shop, id, 2));
    const history = {
      key: randomUUID(),
      order_id: id,
      version: null,
      order_status_id: 3,
      comment: '',
      notify: false,
    };
    await shop.owner('forbid');
    const before = await dump(shop);
    expect(await shop.refusal('edit', input)).toBe('read-only');
    expect(await shop.refusal('history', history)).toBe('read-only');
    expect((await shop.call('edit', done)).kind).toBe('ok');
    expect(await dump(shop)).toEqual(before);
    expect(await log(shop, id)).toEqual(
      expect.arrayContaining(['history orders-desk 192.0.2.7 read-only']),
    );
    await shop.owner('drop');
    expect(await shop.refusal('edit', input)).toBe('read-only');
    expect(await shop.refusal('history', history)).toBe('read-only');
    expect((await shop.sql("SHOW TABLES LIKE '%cartwright%'")).rows).toEqual([]);
    await shop.owner('allow');
  });

  test('forget a key whose run wrote nothing, so that it may be asked again', async () => {
    const shop = await open();
    const id = await seedOrder(shop);
    const input = await editInput(shop, id, [{ do: 'remove-line', order_product_id: 999_999 }]);
    expect(refusalOf(await shop.call('edit', input))).toBe('not-possible: line-not-there');
    expect(refusalOf(await shop.call('edit', input))).toBe('not-possible: line-not-there');
  });

  test('a status goes through the shop, once, with the mails asked for', async () => {
    const shop = await open();
    const id = await seedOrder(shop, { statusId: 1 });
    const mails = (await shop.mails()).length;
    const input = {
      key: randomUUID(),
      order_id: id,
      version: null,
      order_status_id: 3,
      comment: 'Sent & <gone>',
      notify: true,
    };
    const first = await shop.call('history', input);
    const second = await shop.call('history', input);
    if (first.kind !== 'ok' || second.kind !== 'ok') throw new Error('refused');
    expect(second.cost.text).toBe(first.cost.text);
    expect((await shop.mails()).slice(mails)).toEqual([`update:${id}:3`]);
    const order = await readOrder(shop, id);
    expect(order.histories.at(-1)).toMatchObject({
      order_status_id: 3,
      comment: 'Sent &amp; &lt;gone&gt;',
    });
    expect(order.histories).toHaveLength(2);
    for (const status of [0, 99, -1, '3', null])
      expect(
        await shop.refusal('history', { ...input, key: randomUUID(), order_status_id: status }),
      ).toBe('bad-input');
    expect(await shop.refusal('history', { ...input, key: randomUUID(), order_id: 999_999 })).toBe(
      'not-found',
    );
    expect(await readOrder(shop, id)).toEqual(order);
  });

  test('an edit mails only where it is asked to', async () => {
    const shop = await open();
    const id = await seedOrder(shop);
    const mails = (await shop.mails()).length;
    await edit(shop, id, comment);
    expect((await shop.mails()).length).toBe(mails);
    await edit(shop, id, await quantity(shop, id, 3), {
      history: { comment: 'As we said', notify: true },
    });
    expect((await shop.mails()).slice(mails)).toEqual([`update:${id}:2`]);
    expect((await readOrder(shop, id)).histories.at(-1)).toMatchObject({ notify: true });
  });

  test.runIf(engine === 'InnoDB')(
    'wait no longer for other code that keeps the order’s row',
    { timeout: 20_000 },
    async () => {
      const shop = await open();
      const id = await seedOrder(shop);
      const input = await editInput(shop, id, comment);
      const before = await dump(shop);
      const other = createPhp(shop.settings);
      await other.sql('START TRANSACTION');
      await other.sql(`UPDATE oc_order SET email = 'new@example.test' WHERE order_id = ${id}`);
      expect(await shop.refusal('edit', input)).toBe('busy');
      await other.sql('ROLLBACK');
      expect(await dump(shop)).toEqual(before);
      expect((await shop.call('edit', input)).kind).toBe('ok');
      await other.end();
    },
  );

  test('stand when the mail breaks, and say so each time they are asked', async () => {
    const shop = await open();
    const id = await seedOrder(shop);
    const history = { comment: '', notify: true };
    const input = await editInput(shop, id, comment, { history });
    await shop.sql('RENAME TABLE test_mail TO test_mail_away');
    const first = await shop.call('edit', input);
    const entry = {
      key: randomUUID(),
      order_id: id,
      version: null,
      order_status_id: 3,
      comment: '',
      notify: true,
    };
    const status = await shop.call('history', entry);
    await shop.sql('RENAME TABLE test_mail_away TO test_mail');
    const second = await shop.call('edit', input);
    if (first.kind !== 'ok' || second.kind !== 'ok') throw new Error('refused');
    expect(first.value).toMatchObject({ warnings: [{ code: 'mail-not-sent' }] });
    expect(second.cost.text).toBe(first.cost.text);
    expect(status.kind).toBe('ok');
    expect((await readOrder(shop, id)).histories.map((row) => row.order_status_id)).toEqual([
      2, 2, 3,
    ]);
  });

  test('are taken back where the database breaks in their midst', async () => {
    const shop = await open();
    const id = await seedOrder(shop);
    const input = await editInput(shop, id, await quantity(shop, id, 4));
    const before = await dump(shop);
    await shop.sql(
      "CREATE TRIGGER no_stock BEFORE UPDATE ON oc_product FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no'",
    );
    const answer = await shop.call('edit', input);
    await shop.sql('DROP TRIGGER no_stock');
    expect(answer).toMatchObject({ code: 'failed' });
    expect(await dump(shop)).toEqual(before);
    expect(await shop.refusal('edit', input)).toBe('undone');
    expect((await log(shop, id)).slice(-2)).toEqual([
      'edit orders-desk 192.0.2.7 undone',
      'edit orders-desk 192.0.2.7 undone',
    ]);
  });

  test('forget keys of over 90 days ago, none that is open', async () => {
    const shop = await open();
    const old = (days: number, state: string) =>
      shop.insert('cartwright_key', {
        key_id: randomUUID(),
        call_name: 'edit',
        order_id: 1,
        digest: '',
        state,
        connection_id: 0,
        work: '',
        answer: '',
        at: { sql: `UNIX_TIMESTAMP() - ${days * 86_400}` },
      });
    await old(200, 'done');
    await old(91, 'undone');
    const count = async () =>
      Number(
        (await shop.sql("SELECT COUNT(*) AS n FROM oc_cartwright_key WHERE digest = ''")).rows[0]?.[
          'n'
        ],
      );
    await edit(shop, await seedOrder(shop), comment);
    expect(await count()).toBe(1);
  });
});
