import type { AppErrorData } from '../../shared/errors';
import { assertNever, type Result } from '../../shared/result';
import type { FileOutcome } from '../sqlite/open-file';
import type { CallQueue } from './call-queue';
import type { FileName } from './messages';

/** A file and its key. */
type DataFile = { readonly file: string; readonly keyHex: string };

/** Where one file stands, as main sees it. */
type Phase =
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed'; readonly error: AppErrorData }
  /** To be opened, or opened anew, as soon as a process is there; calls wait. */
  | { readonly kind: 'starting' }
  | { readonly kind: 'open' };

/** One of the files the storage process holds, as main keeps account of it. */
export type Slot = {
  readonly name: FileName;
  phase(): Phase;
  /** Whether a process is needed for it. */
  isWanted(): boolean;
  holds(file: DataFile): boolean;
  /** From now on the file is wanted; settles when it was opened or could not be. */
  want(file: DataFile): Promise<FileOutcome>;
  /** A process is there: has it open the file. */
  begin(isSuspect: boolean): void;
  /** The process ended; the file will be opened again. */
  lose(): void;
  /** No process can be had: every call fails until the file is wanted anew. */
  giveUp(reason: string): void;
  /** The file is wanted no longer; every call to it is settled. */
  leave(): void;
  /** What a call fails with at once; null while the file is open or being opened. */
  closedBy(): AppErrorData | null;
};

/** What sets the two files apart. */
export type SlotParts<Answer extends { readonly outcome: FileOutcome }> = {
  readonly name: FileName;
  readonly queue: CallQueue;
  readonly codes: Readonly<Record<'locked' | 'newer' | 'unusable', AppErrorData['code']>>;
  /** Asks the process to open the file. `isFirst`: it was asked for, not opened again after an end of the process. */
  ask(file: DataFile, isSuspect: boolean, isFirst: boolean): Promise<Result<Answer>>;
  /** The file is open; the calls that wait go out after this. */
  onOpened(answer: Answer, isFirst: boolean): void;
  /** Told once all calls go through again. */
  onReady(isFirst: boolean): void;
  onFailed(error: AppErrorData): void;
  onLeft(): void;
  /** The file could not be opened: the process may not be needed. */
  onUseless(): void;
};

/** A slot whose file is closed. */
export function createSlot<Answer extends { readonly outcome: FileOutcome }>(
  parts: SlotParts<Answer>,
): Slot {
  const { name, queue, codes } = parts;
  const notOpen: AppErrorData = { code: codes.unusable, facts: { reason: 'not open' } };
  let phase: Phase = { kind: 'closed' };
  let file: DataFile | null = null;
  let tell: ((outcome: FileOutcome) => void) | null = null;

  function opened(answer: Result<Answer>): void {
    // A process that ended while opening is dealt with where its end is heard.
    if (!answer.ok && answer.error.code === 'storage-restarted') return;
    const outcome: FileOutcome = answer.ok
      ? answer.value.outcome
      : { kind: 'unusable', reason: answer.error.code };
    const error = openError(outcome);
    if (error !== null || !answer.ok) {
      fail(error ?? { code: codes.unusable, facts: {} }, outcome);
      parts.onUseless();
      return;
    }
    const isFirst = tell !== null;
    phase = { kind: 'open' };
    parts.onOpened(answer.value, isFirst);
    told(outcome);
    queue.release(name);
    parts.onReady(isFirst);
  }

  function fail(error: AppErrorData, outcome: FileOutcome): void {
    phase = { kind: 'failed', error };
    queue.failAll(name, error);
    parts.onFailed(error);
    told(outcome);
  }

  function told(outcome: FileOutcome): void {
    tell?.(outcome);
    tell = null;
  }

  function openError(outcome: FileOutcome): AppErrorData | null {
    switch (outcome.kind) {
      case 'opened':
      case 'rebuilt':
        return null;
      case 'locked':
        return { code: codes.locked, facts: {} };
      case 'from-newer-desk':
        return { code: codes.newer, facts: { found: outcome.found, known: outcome.known } };
      case 'unusable':
        return { code: codes.unusable, facts: { reason: outcome.reason } };
      default:
        return assertNever(outcome);
    }
  }

  const isWanted = (): boolean => phase.kind === 'starting' || phase.kind === 'open';

  return {
    name,
    phase: () => phase,
    isWanted,
    holds: (other) => isWanted() && file?.file === other.file && file.keyHex === other.keyHex,
    want(wanted) {
      file = wanted;
      phase = { kind: 'starting' };
      return new Promise((resolve) => (tell = resolve));
    },
    begin(isSuspect) {
      const asked = file;
      if (asked === null) return;
      void parts.ask(asked, isSuspect, tell !== null).then((answer) => {
        if (file === asked && phase.kind === 'starting') opened(answer);
      });
    },
    lose() {
      if (isWanted()) phase = { kind: 'starting' };
    },
    giveUp(reason) {
      fail({ code: codes.unusable, facts: { reason } }, { kind: 'unusable', reason });
    },
    leave() {
      phase = { kind: 'closed' };
      file = null;
      queue.failAll(name, notOpen);
      parts.onLeft();
      told({ kind: 'unusable', reason: 'closed' });
    },
    closedBy() {
      if (phase.kind === 'closed') return notOpen;
      return phase.kind === 'failed' ? phase.error : null;
    },
  };
}
