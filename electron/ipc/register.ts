import { ipcMain } from 'electron';
import { answerOn, type AnswerOptions } from './answer';

/** Puts the answers to all channels on Electron's `ipcMain`; the only place that touches it. Call it once, before the page loads. */
export function registerHandlers(options: AnswerOptions): void {
  answerOn(ipcMain, options);
}
