import { ok, type Result } from '../../shared/result';
import { redact } from './answer-text';
import type { HistoryPost, LearntTexts, WriteOutcome, WriteSession } from './client';
import type { ReadDialect, ShopAccess } from './dialects/dialect';
import { openLearntSession, readOrder } from './read-session';
import { readRefusalText } from './refusal-text';
import { judgeWrite, type RefusalReader } from './write-outcome';

/** A login of its own for one write on 2.3 and 3.0, where the order can be read on the same login; fails as `openLearntSession` does. */
export async function openWriteSession(
  dialect: ReadDialect,
  access: ShopAccess,
  signal: AbortSignal,
): Promise<Result<WriteSession>> {
  const opened = await openLearntSession(dialect, access, signal);
  if (!opened.ok) return opened;
  const { session, texts } = opened.value;
  return ok({
    readOrder: (id, stop) => readOrder(opened.value, id, stop),
    addHistory: (post, stop) =>
      sendOnce(stop, async () =>
        judgeWrite(
          await session.send({ kind: 'add-history', ...post }, stop),
          readLearntRefusal(texts, post),
        ),
      ),
  });
}

/** Runs a write, unless it was called off before: then nothing is sent. */
export async function sendOnce(
  signal: AbortSignal,
  write: () => Promise<WriteOutcome>,
): Promise<WriteOutcome> {
  return signal.aborted ? { kind: 'not-sent', error: { code: 'cancelled', facts: {} } } : write();
}

/** Which of the two learnt refusals an answer is: both come before anything is written. */
function readLearntRefusal(texts: LearntTexts, { orderId }: HistoryPost): RefusalReader {
  return (answer) => {
    if (answer.kind !== 'json' || answer.status !== 200) return null;
    const text = readRefusalText(answer.value);
    if (text === texts.notFound) return { code: 'order-not-found', facts: { orderId } };
    return text === texts.noPermission
      ? { code: 'no-permission', facts: { text: redact(text, 120) } }
      : null;
  };
}
