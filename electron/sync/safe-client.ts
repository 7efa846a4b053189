import type { AppErrorData } from '../../shared/errors';
import type { FoundConnector } from '../opencart/connector/types';
import type { Result } from '../../shared/result';
import type { ReadSession, ShopClient } from '../opencart/client';

/** What of a client the sync uses. */
export type ReadingClient = Pick<ShopClient, 'dialect' | 'openSession' | 'openConnector'>;

const bugFound: AppErrorData = { code: 'bug', facts: { reference: 'client' } };

/**
 * A client that never throws: what it threw is told to `onBug` and answered as a failure of the code `bug`, so that one odd order
 * costs only itself, and what was taken for its request is given back.
 */
export function safeClient(client: ReadingClient, onBug: (bug: unknown) => void): ReadingClient {
  function safeSession(session: ReadSession): ReadSession {
    return {
      ...session,
      async readOrder(id, signal) {
        try {
          return await session.readOrder(id, signal);
        } catch (bug) {
          onBug(bug);
          return { kind: 'failed', error: bugFound };
        }
      },
    };
  }
  return {
    dialect: client.dialect,
    async openConnector(signal): Promise<Result<FoundConnector>> {
      try {
        return await client.openConnector(signal);
      } catch (bug) {
        onBug(bug);
        return { ok: false, error: bugFound };
      }
    },
    async openSession(signal) {
      try {
        const opened = await client.openSession(signal);
        return opened.ok ? { ok: true, value: safeSession(opened.value) } : opened;
      } catch (bug) {
        onBug(bug);
        return { ok: false, error: bugFound };
      }
    },
  };
}
