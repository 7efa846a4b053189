import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { answerWire } from '../../shared/connector/wire';

/** What `serve.php` is told once. */
export type PhpSettings = {
  readonly socket: string;
  readonly database: string;
  readonly sqlMode: string;
  readonly charset: string;
  readonly zone: string;
  readonly dialect: string;
  readonly version: string;
  readonly prefix: string;
  /** Rates by tax class; `rate` as OpenCart writes it (`"20.0000"`). */
  readonly taxes: Readonly<Record<number, readonly TaxRate[]>>;
};
export type TaxRate = {
  readonly tax_rate_id: number;
  readonly name: string;
  readonly type: 'P' | 'F';
  readonly rate: string;
};

export type Caller = { readonly apiId: number; readonly username: string; readonly ip: string };

/** How a call is made. `dieAfterStatement`: PHP kills itself right after its n-th statement (1 is the first). */
export type CallOptions = { readonly caller?: Caller; readonly dieAfterStatement?: number };

export type CallAnswer =
  | { readonly kind: 'ok'; readonly value: unknown; readonly cost: Cost }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly facts: Readonly<Record<string, string | number | null>>;
      readonly cost: Cost;
    }
  | { readonly kind: 'died' };

/** What a call cost. `text`: the answer as it would travel. */
export type Cost = {
  readonly text: string;
  readonly statements: readonly string[];
  readonly databaseMs: number;
  readonly ms: number;
  readonly peakBytes: number;
};

/** One value of a row as MariaDB writes it. */
export type SqlRow = Readonly<Record<string, string | null>>;
export type SqlResult = {
  readonly rows: readonly SqlRow[];
  readonly affected: number;
  readonly id: number;
};

/** A PHP process with the core in it and one connection to the database, as a request of a shop has; calls are answered one after another. */
export type Php = {
  /** `input`: an object, or the very bytes of the field. */
  call(name: string, input: unknown, options?: CallOptions): Promise<CallAnswer>;
  /** SQL on the core's own connection, not counted; of several statements the last one's result. Throws on an SQL error. */
  sql(text: string | readonly string[]): Promise<SqlResult>;
  /** What the owner does on the connector's page: allows writes, forbids them, or removes the connector's tables (false where it refuses). */
  owner(does: 'allow' | 'forbid' | 'drop'): Promise<boolean>;
  end(): Promise<void>;
};

const someone: Caller = { apiId: 1, username: 'orders-desk', ip: '192.0.2.7' };

type Child = {
  readonly process: ChildProcessWithoutNullStreams;
  readonly connectionId: number;
  ask(request: object): Promise<unknown>;
};

/** Starts PHP when it is first needed, and anew after it died. */
export function createPhp(settings: PhpSettings): Php {
  let child: Promise<Child> | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work, work);
    last = result.catch(() => undefined);
    return result;
  };
  const ask = async (request: object): Promise<unknown> => {
    child ??= startChild(settings);
    const current = await child;
    const told = await current.ask(request);
    if (told !== null) return told;
    child = startChild(settings);
    await waitForEnd(await child, current.connectionId);
    return null;
  };

  return {
    call: (name, input, { caller = someone, dieAfterStatement = 0 } = {}) =>
      inTurn(async () => {
        const bytes = input instanceof Uint8Array ? Buffer.from(input) : Buffer.from(textOf(input));
        const request = { do: name, input: bytes.toString('base64'), caller, dieAfterStatement };
        return readAnswer(await ask({ kind: 'call', ...request }));
      }),
    sql: (text) =>
      inTurn(async () => {
        // the shape is serve.php's own
        const told = (await ask({ kind: 'sql', sql: text })) as SqlResult & { trouble?: string };
        if (told.trouble !== undefined)
          throw new Error(`${told.trouble} in: ${String(text).slice(0, 500)}`);
        return told;
      }),
    owner: (does) =>
      inTurn(async () => {
        const told = (await ask({ kind: 'owner', does })) as { isDone: boolean }; // serve.php's own shape
        return told.isDone;
      }),
    end: () =>
      inTurn(async () => {
        if (child === null) return;
        const { process } = await child;
        child = null;
        const ended = new Promise((resolve) => process.once('close', resolve));
        process.stdin.end();
        await ended;
      }),
  };
}

function textOf(input: unknown): string {
  return typeof input === 'string' ? input : JSON.stringify(input);
}

function readAnswer(told: unknown): CallAnswer {
  if (told === null) return { kind: 'died' };
  const cost = told as Cost; // serve.php's own shape
  const answer = answerWire.parse(JSON.parse(cost.text));
  return answer.ok
    ? { kind: 'ok', value: answer.value, cost }
    : { kind: 'refused', ...answer.error, cost };
}

/**
 * Debian's PHP loads two dozen extensions at each start; with the two that are needed here it starts in a fraction of the time, and nothing else
 * can be what the core leans on.
 */
function phpFlags(): readonly string[] {
  const folder = '/usr/lib/php';
  const isDebian =
    existsSync(folder) &&
    readdirSync(folder).some((version) => existsSync(`${folder}/${version}/mysqli.so`));
  const few = ['mysqlnd', 'mysqli', 'posix'].flatMap((name) => ['-d', `extension=${name}`]);
  const settings = ['-d', 'display_errors=stderr', '-d', 'memory_limit=128M'];
  return isDebian ? ['-n', ...few, ...settings] : settings;
}

async function startChild(settings: PhpSettings): Promise<Child> {
  const script = fileURLToPath(new URL('./serve.php', import.meta.url));
  const process = spawn('php', [...phpFlags(), script, JSON.stringify(settings)]);
  let words = '';
  process.stderr.setEncoding('utf8').on('data', (text: string) => (words += text));
  const lines = createInterface({ input: process.stdout });
  const waiting: ((line: string | null) => void)[] = [];
  const early: string[] = [];
  let isOver = false;
  lines.on('line', (line) => {
    const next = waiting.shift();
    if (next === undefined) early.push(line);
    else next(line);
  });
  process.on('error', (error) => (words += error.message));
  process.on('close', () => {
    isOver = true;
    for (const next of waiting.splice(0)) next(null);
  });
  process.stdin.on('error', () => undefined); // it may be dead; the answer tells
  const nextLine = () =>
    new Promise<string | null>((resolve) => {
      const line = early.shift();
      if (line !== undefined) resolve(line);
      else if (isOver) resolve(null);
      else waiting.push(resolve);
    });
  const read = async (): Promise<unknown> => {
    const line = await nextLine();
    if (line === null && process.signalCode !== 'SIGKILL') throw new Error(`PHP ended: ${words}`);
    return line === null ? null : JSON.parse(line);
  };
  const { ready } = (await read()) as { ready: number }; // serve.php's first line
  const ask = (request: object): Promise<unknown> => {
    process.stdin.write(`${JSON.stringify(request)}\n`);
    return read();
  };
  return { process, connectionId: ready, ask };
}

/** The server takes a moment to see that a client is gone; only then its locks are free and its transaction is undone. */
async function waitForEnd(child: Child, connectionId: number): Promise<void> {
  const sql = `SELECT COUNT(*) AS there FROM information_schema.processlist WHERE id = ${connectionId}`;
  for (;;) {
    const { rows } = (await child.ask({ kind: 'sql', sql })) as SqlResult; // serve.php's own shape
    if (rows[0]?.['there'] === '0') return;
    await wait(2);
  }
}
