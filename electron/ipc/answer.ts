import { randomUUID } from 'node:crypto';
import { ZodError } from 'zod';
import { channels } from '../../shared/ipc/channels';
import type { Channel, Handlers, Input, Output } from '../../shared/ipc/contract';
import { inputs } from '../../shared/ipc/inputs';
import { fail, type Result } from '../../shared/result';
import { isTrustedCaller, type CallerFrame, type TrustedPage } from './sender';

/** The part of Electron's event that is looked at. */
export type CallEvent = {
  readonly sender: { readonly id: number };
  readonly senderFrame: CallerFrame | null;
};

/** The part of Electron's `ipcMain` that is used. */
export type IpcPort = {
  handle(channel: string, answer: (event: CallEvent, input: unknown) => Promise<unknown>): void;
};

/** `logBug` writes an unexpected failure down under a reference the user can quote. */
export type AnswerOptions = {
  readonly handlers: Handlers;
  readonly page: TrustedPage;
  readonly logBug: (reference: string, channel: string, error: unknown) => void;
};

/**
 * Answers every channel of the contract: sender check, then input parser, then handler. What the page gets back is always
 * a Result: `forbidden-sender`, `bad-input`, what the handler says, or `bug` with a reference when it throws.
 */
export function answerOn(ipc: IpcPort, options: AnswerOptions): void {
  for (const name of channels) {
    const channel = name as Channel; // `channels` is made from the keys of the contract
    ipc.handle(channel, (event, input) => answer(channel, event, input, options));
  }
}

async function answer<C extends Channel>(
  channel: C,
  event: CallEvent,
  raw: unknown,
  { handlers, page, logBug }: AnswerOptions,
): Promise<Result<Output<C>>> {
  if (!isTrustedCaller(page, event.sender.id, event.senderFrame)) return fail('forbidden-sender');
  let input: Input<C>;
  try {
    input = inputs[channel].parse(raw);
  } catch (error) {
    if (error instanceof ZodError)
      return fail('bad-input', { channel, reason: whatIsWrong(error) });
    throw error;
  }
  try {
    return await handlers[channel](input);
  } catch (error) {
    const reference = randomUUID().slice(0, 8);
    logBug(reference, channel, error);
    return fail('bug', { reference });
  }
}

/** Where and what, never the value itself: it could be a key. */
function whatIsWrong(error: ZodError): string {
  const issue = error.issues[0];
  return issue === undefined ? 'unknown' : `${issue.path.join('.') || 'input'}: ${issue.code}`;
}
