import { stockCapabilities, type Dialect } from '../../../shared/capabilities';
import type { AppErrorData } from '../../../shared/errors';
import { createShopClient } from '../create-client';
import { stopAt, type Examination } from './examination';
import { checkShopKey } from '../shop-key';

/** Farther apart than this a 4.1 shop refuses every signature (catalog/controller/startup/api.php:76). */
const signatureSeconds = 450;

/**
 * What needs a key: login, allowed, session, read. False when it ended at one of them. What is read of an order is not kept. On 4.1 a
 * refused signature is blamed on the clocks where they are too far apart.
 */
export async function checkAccess(
  examination: Examination,
  address: string,
  dialect: Dialect,
): Promise<boolean> {
  const { ladder, patient, transport, signal, parts } = examination;
  const { username, key } = patient;
  if (key === '') {
    ladder.skip('login', 'allowed', 'session', 'read');
    return true;
  }
  ladder.begin('login');
  if (key === null) return stopAt(examination, { code: 'no-key', facts: {} }, 'login');
  const shaped = checkShopKey(key);
  if (!shaped.ok) return stopAt(examination, shaped.error, 'login');
  const client = createShopClient({
    dialect,
    credentials: { address, username, key },
    transport,
    now: parts.now,
  });
  if (stockCapabilities[dialect].readHeader !== 'yes') {
    const proven = await client.proveAccess(signal);
    if (!proven.ok) {
      const seconds = transport.clockAheadSeconds() ?? 0;
      const isClock =
        proven.error.code === 'signature-refused' && Math.abs(seconds) > signatureSeconds;
      return stopAt(
        examination,
        isClock ? { code: 'clock-skew', facts: { seconds: Math.abs(seconds) } } : proven.error,
        'login',
      );
    }
    ladder.pass('login', 'allowed');
    ladder.skip('session', 'read');
    return true;
  }
  const opened = await client.openSession(signal);
  if (!opened.ok) return stopAt(examination, opened.error, 'login');
  ladder.pass('login', 'allowed', 'session');
  ladder.begin('read');
  // A gap proves as much as an order: both are answers to a session the shop accepts.
  const read = await opened.value.readOrder(1, signal);
  if (read.kind === 'failed') return stopAt(examination, withoutQuotes(read.error), 'read');
  if (read.kind === 'session-dead') {
    return stopAt(examination, { code: 'no-permission', facts: { text: '' } }, 'session');
  }
  ladder.pass('read');
  return true;
}

/** A message about an order may quote from it. */
function withoutQuotes(error: AppErrorData): AppErrorData {
  const facts = Object.entries(error.facts).map(([name, fact]): [string, string | number] => [
    name,
    typeof fact === 'string' ? fact.replace(/'[^']*'?|"[^"]*"?|“[^”]*”?/g, '…') : fact,
  ]);
  return { ...error, facts: Object.fromEntries(facts) };
}
