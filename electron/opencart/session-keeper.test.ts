import { expect, test } from 'vitest';
import { fail, ok, type Result } from '../../shared/result';
import type { ReadOutcome, ReadSession } from './client';
import { createSessionKeeper } from './session-keeper';

const never = new AbortController().signal;

/** A source of sessions that answer, one after the other, what is listed for each; logs what happens. */
function sessions(lives: readonly (readonly ReadOutcome['kind'][] | 'refused')[]) {
  const log: string[] = [];
  let logins = 0;
  const openSession = async (): Promise<Result<ReadSession>> => {
    const life = lives[logins++];
    log.push(`login ${logins}`);
    if (life === undefined || life === 'refused') return fail('wrong-key', { username: 'desk' });
    const left = [...life];
    return ok({
      texts: { notFound: 'not found', noPermission: 'no permission' },
      maxParallel: 1,
      requests: () => 0,
      async readOrder(id): Promise<ReadOutcome> {
        log.push(`read ${id} begins`);
        await Promise.resolve();
        log.push(`read ${id} ends`);
        return left.shift() === 'missing' ? { kind: 'missing' } : { kind: 'session-dead' };
      },
    });
  };
  return { log, openSession };
}

test('logs in at the first read and keeps the session', async () => {
  const { log, openSession } = sessions([['missing', 'missing']]);
  const keeper = createSessionKeeper(openSession);
  expect(log).toEqual([]);
  await keeper.readOrder(1, never);
  await keeper.readOrder(2, never);
  expect(log.filter((line) => line.startsWith('login'))).toEqual(['login 1']);
});

test('logs in again silently when the session has died, and repeats the read once', async () => {
  const { log, openSession } = sessions([['missing', 'session-dead'], ['missing']]);
  const keeper = createSessionKeeper(openSession);
  await keeper.readOrder(1, never);
  expect(await keeper.readOrder(2, never)).toEqual({ kind: 'missing' });
  expect(log.filter((line) => !line.endsWith('begins'))).toEqual([
    'login 1',
    'read 1 ends',
    'read 2 ends',
    'login 2',
    'read 2 ends',
  ]);
});

test('says no permission when the session dies twice in a row', async () => {
  const { log, openSession } = sessions([['session-dead'], ['session-dead'], ['missing']]);
  const keeper = createSessionKeeper(openSession);
  expect(await keeper.readOrder(1, never)).toEqual({
    kind: 'failed',
    error: {
      code: 'no-permission',
      facts: { text: 'no permission', reason: 'session-died-again' },
    },
  });
  expect(log.filter((line) => line.startsWith('login'))).toHaveLength(2);
  expect(await keeper.readOrder(1, never)).toEqual({ kind: 'missing' });
});

test('logs in once for reads asked for at the same time, and reads one after the other', async () => {
  const { log, openSession } = sessions([['missing', 'missing', 'missing']]);
  const keeper = createSessionKeeper(openSession);
  await Promise.all([1, 2, 3].map((id) => keeper.readOrder(id, never)));
  expect(log).toEqual([
    'login 1',
    ...[1, 2, 3].flatMap((id) => [`read ${id} begins`, `read ${id} ends`]),
  ]);
});

test('tells a failed login and tries afresh with the next read', async () => {
  const { openSession } = sessions(['refused', ['missing']]);
  const keeper = createSessionKeeper(openSession);
  expect(await keeper.readOrder(1, never)).toEqual({
    kind: 'failed',
    error: { code: 'wrong-key', facts: { username: 'desk' } },
  });
  expect(await keeper.readOrder(1, never)).toEqual({ kind: 'missing' });
});
