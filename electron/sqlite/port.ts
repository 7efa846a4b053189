import Database from 'libsql';
import { countPlaceholders, type Sql, type SqlValue } from './sql';

/** One row as SQLite gave it: values by column name. Read it through `row.ts`. */
export type Row = Readonly<Record<string, unknown>>;

/** A handle that can only ask. */
export type Readable = {
  one(query: Sql): Row | undefined;
  all(query: Sql): readonly Row[];
};

/** A handle that can also change. */
export type Writable = Readable & {
  /** Runs a statement without rows; answers how many rows it changed. */
  run(statement: Sql): number;
  /** Runs `work` in one transaction: all of it or, when it throws, nothing. Cannot be nested. */
  transact<T>(work: () => T): T;
};

/** An open file. */
export type Connection = Writable & {
  /** Gives the file up. Statements that were not collected yet keep it open until the process ends. */
  close(): void;
};

/** How long a statement waits for another process's lock. */
const busyTimeoutMs = 5_000;
const statementLimit = 120;

/** A prepared statement as far as it is used here. */
type Statement = {
  readonly count: number;
  readonly run: (values: readonly unknown[]) => { readonly changes: number };
  readonly all: (values: readonly unknown[]) => unknown[];
};

/**
 * The one door to libsql. Each value and the number of values are checked before the call, because the library would abort the
 * process or bind something else. Whole numbers are bound as integers; text is read back up to a NUL character only. Throws libsql's error (see `sqlite-problem.ts`).
 * `keyHex` null opens without encryption and is for tests only.
 */
export function connect(file: string, keyHex: string | null): Connection {
  const options = { timeout: busyTimeoutMs, ...(keyHex === null ? {} : { encryptionKey: keyHex }) };
  const database = new Database(file, options);
  const statements = new Map<string, Statement>();

  function prepare(text: string): Statement {
    const known = statements.get(text);
    if (known !== undefined) return known;
    const raw = database.prepare(text);
    const statement: Statement = {
      count: countPlaceholders(text),
      run: (values) => raw.run(values),
      all: (values) => raw.all(values),
    };
    if (statements.size >= statementLimit) {
      const oldest = statements.keys().next();
      if (oldest.done !== true) statements.delete(oldest.value);
    }
    statements.set(text, statement);
    return statement;
  }

  function all(query: Sql): readonly Row[] {
    const statement = prepare(query.text);
    return statement.all(bindable(query, statement.count)).map(cleanRow);
  }

  function run(command: Sql): number {
    const statement = prepare(command.text);
    return statement.run(bindable(command, statement.count)).changes;
  }

  const isInTransaction = (): boolean => database.inTransaction;

  function transact<T>(work: () => T): T {
    if (isInTransaction()) throw new Error('a transaction is under way already');
    run({ text: 'BEGIN IMMEDIATE', values: [] });
    try {
      const value = work();
      run({ text: 'COMMIT', values: [] });
      return value;
    } catch (error) {
      // SQLite has rolled back by itself after a full disk or an I/O error.
      if (isInTransaction()) run({ text: 'ROLLBACK', values: [] });
      throw error;
    }
  }

  return {
    all,
    // libsql's own `get` leaves its statement running, which blocks checkpoints.
    one: (query) => all(query)[0],
    run,
    transact,
    close() {
      statements.clear();
      database.close();
    },
  };
}

/** The values in the form libsql takes; throws on any it must not see. */
function bindable(query: Sql, count: number): readonly (SqlValue | Buffer)[] {
  if (query.values.length !== count) {
    throw new Error(`${query.values.length} values for ${count} placeholders: ${query.text}`);
  }
  return query.values.map((value) => bindValue(value));
}

function bindValue(value: unknown): SqlValue {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return BigInt(value);
    if (Number.isFinite(value) && !Number.isInteger(value)) return value;
  }
  if (typeof value === 'bigint' && BigInt.asIntN(64, value) === value) return value;
  if (value instanceof Uint8Array) return Buffer.from(value);
  throw new Error(`cannot be bound: ${typeof value}`);
}

/** Rows come as plain objects; blobs as ArrayBuffer or Buffer, and with a `_metadata` that is no column. */
function cleanRow(raw: unknown): Row {
  if (typeof raw !== 'object' || raw === null) throw new Error('a row is no object');
  const row: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(raw)) {
    if (name === '_metadata') continue;
    row[name] = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
  }
  return row;
}
