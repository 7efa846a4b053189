import type { Handlers } from '../../../shared/ipc/contract';
import { ok, type Result } from '../../../shared/result';
import type { VaultMode, VaultState } from '../../../shared/shop';

/** What the window may do with the vault: decide, unlock, and have it read again. No key comes back. */
export type VaultPort = {
  state(): VaultState;
  choose(mode: VaultMode, passphrase: string | null): Promise<Result<VaultState>>;
  unlock(passphrase: string): Promise<Result<VaultState>>;
  retry(): Promise<Result<VaultState>>;
};

/** Answers `vault:*`; a call that comes before the vault was looked at waits for it. */
export function vaultHandlers(
  vault: Promise<VaultPort>,
): Pick<Handlers, 'vault:state' | 'vault:choose' | 'vault:retry' | 'vault:unlock'> {
  return {
    'vault:state': async () => ok((await vault).state()),
    'vault:choose': async ({ mode, passphrase }) => (await vault).choose(mode, passphrase),
    'vault:retry': async () => (await vault).retry(),
    'vault:unlock': async ({ passphrase }) => (await vault).unlock(passphrase),
  };
}
