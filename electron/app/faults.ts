import type { Log } from './log';

/** Writes down what nobody caught. The desk goes on: what is kept is written whole or not at all, so nothing is half done. */
export function logUncaught(process: NodeJS.EventEmitter, log: Log): void {
  process.on('uncaughtException', (error: unknown) => log.error('uncaught exception', error));
  process.on('unhandledRejection', (reason: unknown) => log.error('unhandled rejection', reason));
}
