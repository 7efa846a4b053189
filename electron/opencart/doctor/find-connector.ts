import { capabilityNames, stockCapabilities, type Dialect } from '../../../shared/capabilities';
import type { DoctorAction } from '../../../shared/doctor';
import type { AppErrorData } from '../../../shared/errors';
import type { Result } from '../../../shared/result';
import type { FoundConnector } from '../connector/types';
import { createShopClient } from '../create-client';
import type { Examination } from './examination';
import { actionOf } from './place';

/**
 * Looks for the connector, with a login of its own. Never fails the ladder: what was found before works without it. Without a key nobody
 * can look.
 */
export async function checkConnector(
  examination: Examination,
  address: string,
  dialect: Dialect,
): Promise<void> {
  const { ladder, patient, transport, signal, parts } = examination;
  const { username, key } = patient;
  if (key === null || key === '') {
    ladder.skip('connector');
    return;
  }
  ladder.begin('connector');
  const credentials = { address, username, key };
  const client = createShopClient({ dialect, credentials, transport, now: parts.now });
  const found = await client.openConnector(signal);
  if (signal.aborted) return;
  const finding = describe(found, dialect);
  if (finding === null) ladder.pass('connector');
  else ladder.warn('connector', finding.error, finding.action);
}

type Finding = { readonly error: AppErrorData; readonly action: DoctorAction };

/** What should be known of it; null where it is there and as it should be. */
function describe(found: Result<FoundConnector>, dialect: Dialect): Finding | null {
  if (!found.ok) return { error: found.error, action: actionOf(found.error) };
  switch (found.value.kind) {
    case 'present':
      return null;
    case 'missing': {
      const offers = stockCapabilities[dialect];
      const what = capabilityNames.find((name) => offers[name] === 'with-connector');
      const error: AppErrorData = { code: 'not-offered', facts: { what: what ?? 'editOrder' } };
      return { error, action: actionOf(error) };
    }
    case 'mismatch': {
      const { build, update } = found.value;
      const code = update === 'desk' ? 'connector-new' : 'connector-old';
      return { error: { code, facts: { build } }, action: { kind: 'none' } };
    }
    case 'refused': {
      const { why } = found.value;
      const action: DoctorAction =
        why === 'ip' ? { kind: 'allow-address', ip: null } : { kind: 'try-again' };
      return { error: { code: 'connector-refused', facts: { why, ip: '' } }, action };
    }
  }
}
