import { fail, ok, type Result } from '../../shared/result';
import type { VaultState } from '../../shared/shop';

/** What stands in the way of using the vault, if anything does. */
export function requireOpen(vault: { state(): VaultState }): Result<null> {
  const state = vault.state();
  switch (state.kind) {
    case 'open':
      return ok(null);
    case 'unset':
      return fail('vault-not-chosen');
    case 'locked':
      return fail('vault-locked');
    case 'unreadable':
      return fail('key-store-failed', { reason: state.reason });
  }
}
