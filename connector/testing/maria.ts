import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A MariaDB of our own in a temporary folder. */
export type Maria = { readonly socket: string; end(): Promise<void> };

const startTimeoutMs = 20_000;

/**
 * Starts Debian's MariaDB as the current user: no network, no privileges, nothing synced to disk. An empty folder is enough for a server without
 * privilege tables. Throws with the server's own words when it does not come up.
 */
export async function startMaria(): Promise<Maria> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cartwright-maria-'));
  const socket = path.join(folder, 'sock');
  const server = spawn(program(), options(folder, socket), { stdio: ['ignore', 'ignore', 'pipe'] });
  let words = '';
  server.stderr
    .setEncoding('utf8')
    .on('data', (text: string) => (words = (words + text).slice(-4000)));
  server.on('error', (error) => (words += error.message));
  const isOver = () => server.exitCode !== null || server.signalCode !== null;
  const ended = new Promise<void>((resolve) => {
    server.on('close', () => resolve());
    server.on('error', () => resolve());
  });
  const end = async (): Promise<void> => {
    server.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  // a run that is broken off leaves nothing behind either
  process.once('exit', () => {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  const deadline = Date.now() + startTimeoutMs;
  while (!(await answers(socket))) {
    if (isOver() || server.pid === undefined || Date.now() > deadline) {
      await end();
      throw new Error(`MariaDB did not come up: ${words}`);
    }
    await wait(20);
  }
  return { socket, end };
}

/** Debian keeps it in sbin, which is not on everybody's PATH. */
function program(): string {
  return (
    ['/usr/sbin/mariadbd', '/usr/libexec/mariadbd'].find((file) => existsSync(file)) ?? 'mariadbd'
  );
}

function options(folder: string, socket: string): string[] {
  return [
    '--no-defaults',
    `--datadir=${folder}`,
    `--socket=${socket}`,
    `--pid-file=${path.join(folder, 'pid')}`,
    `--tmpdir=${folder}`,
    ...(process.getuid?.() === 0 ? ['--user=root'] : []),
    '--skip-networking',
    '--skip-grant-tables',
    '--skip-log-bin',
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-doublewrite=0',
    '--innodb-flush-method=nosync',
    '--innodb-file-per-table=0',
    '--innodb-stats-persistent=0',
    '--sync-frm=0',
    '--delay-key-write=ALL',
    '--innodb-use-native-aio=0',
    '--innodb-buffer-pool-size=256M',
    '--innodb-log-file-size=64M',
    '--key-buffer-size=32M',
    '--table-open-cache=1000',
  ];
}

async function answers(socket: string): Promise<boolean> {
  if (!existsSync(socket)) return false;
  return new Promise((resolve) => {
    const link = connect(socket);
    link.on('error', () => resolve(false));
    // the server speaks first
    link.on('data', () => {
      link.destroy();
      resolve(true);
    });
  });
}
