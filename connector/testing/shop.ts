import { randomBytes } from 'node:crypto';
import type { Dialect } from '../../shared/capabilities';
import { createPhp, type CallOptions, type Php, type PhpSettings } from './php';
import { baseRows, taxRates } from './seed-shop';
import { insertStatement, type Row } from './insert';
import { prefix, tableStatements, type Engine } from './tables';

/** A shop of one generation: its tables, its facts, and PHP with the core. */
export type TestShop = Php & {
  readonly dialect: Dialect;
  readonly engine: Engine;
  readonly settings: PhpSettings;
  /** The value of a call that must succeed. */
  ask(name: string, input: unknown, options?: CallOptions): Promise<unknown>;
  /** The error code of a call that must be refused. */
  refusal(name: string, input: unknown, options?: CallOptions): Promise<string>;
  /** Inserts rows; answers the id of the first. */
  insert(table: string, ...rows: readonly Row[]): Promise<number>;
  /** Mails so far, oldest first, as `kind:order:status`. */
  mails(): Promise<readonly string[]>;
};

const versions: Readonly<Record<Dialect, string>> = {
  '2.3': '2.3.0.2',
  '3.0': '3.0.3.9',
  '4.0': '4.0.2.3',
  '4.1': '4.1.0.4',
};

/** Makes a shop in a database of its own. `zone`: PHP's and the connection's. */
export async function openShop(options: {
  readonly socket: string;
  readonly dialect: Dialect;
  readonly engine: Engine;
  readonly zone?: string;
}): Promise<TestShop> {
  const { socket, dialect, engine } = options;
  const database = `shop_${randomBytes(6).toString('hex')}`;
  const settings: PhpSettings = {
    socket,
    database,
    sqlMode: dialect === '2.3' ? '' : 'NO_ZERO_IN_DATE,NO_ENGINE_SUBSTITUTION',
    charset: dialect === '2.3' || dialect === '3.0' ? 'utf8' : 'utf8mb4',
    zone: options.zone ?? 'UTC',
    dialect,
    version: versions[dialect],
    prefix,
    taxes: taxRates,
  };
  const php = createPhp(settings);
  await php.sql([
    ...tableStatements(dialect, engine),
    'CREATE TABLE test_mail (mail_id INT AUTO_INCREMENT PRIMARY KEY, kind VARCHAR(20), order_id INT, order_status_id INT, comment TEXT) ENGINE=MyISAM',
    ...baseRows(dialect).map(([table, rows]) => insertStatement(table, rows)),
  ]);
  const insert = async (table: string, ...rows: readonly Row[]): Promise<number> =>
    (await php.sql(insertStatement(table, rows))).id;
  return { ...php, dialect, engine, settings, insert, ...conveniences(php) };
}

function conveniences(php: Php): Pick<TestShop, 'ask' | 'refusal' | 'mails'> {
  return {
    ask: async (name, input, options) => {
      const answer = await php.call(name, input, options);
      if (answer.kind === 'ok') return answer.value;
      throw new Error(`${name}: ${answer.kind === 'died' ? 'died' : answer.cost.text}`);
    },
    refusal: async (name, input, options) => {
      const answer = await php.call(name, input, options);
      if (answer.kind === 'refused') return answer.code;
      throw new Error(`${name} was not refused`);
    },
    mails: async () => {
      const { rows } = await php.sql('SELECT * FROM test_mail ORDER BY mail_id');
      return rows.map((row) => `${row['kind']}:${row['order_id']}:${row['order_status_id']}`);
    },
  };
}
