import log from 'electron-log/node';
import path from 'node:path';
import { redact } from './redact';

/** The desk's log file. Facts and errors are written in one line with the message, redacted. */
export type Log = {
  info(message: string, facts?: Readonly<Record<string, string | number | boolean>>): void;
  warn(message: string, facts?: Readonly<Record<string, string | number | boolean>>): void;
  /** With the stack of `error`. */
  error(message: string, error: unknown): void;
};

/** Opens `desk.log` in a folder: at most 1 MB and one older file, readable by this user only, written without blocking. */
export function openLog(folder: string): Log {
  const logger = log.create({ logId: 'desk' });
  const { file, console: terminal } = logger.transports;
  file.setAppName('cartwright'); // else the library looks for a package.json, and does not always find one
  file.resolvePathFn = () => path.join(folder, 'desk.log');
  file.level = 'info';
  file.sync = false;
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  terminal.level = false;
  const line = (message: string, rest: string) =>
    redact(rest === '' ? message : `${message} ${rest}`);
  return {
    info: (message, facts) => logger.info(line(message, textOf(facts))),
    warn: (message, facts) => logger.warn(line(message, textOf(facts))),
    error: (message, error) => logger.error(line(message, stackOf(error))),
  };
}

function textOf(facts: object | undefined): string {
  return facts === undefined ? '' : JSON.stringify(facts);
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
