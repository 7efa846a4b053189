import path from 'node:path';
import type { ShopId } from '../../shared/ids';
import { fail, ok, type Result } from '../../shared/result';
import { minimumPassphraseLength, type VaultMode, type VaultState } from '../../shared/shop';
import {
  contentsFromText,
  contentsToText,
  newContents,
  withShopKey,
  type DataKeys,
  type VaultContents,
} from './contents';
import {
  deriveWrappingKey,
  newScryptParameters,
  seal,
  unseal,
  type ScryptParameters,
} from './passphrase-seal';
import {
  deleteVaultFile,
  readVaultFile,
  reasonOf,
  writeVaultFile,
  type VaultFile,
} from './vault-file';

/** The OS key store. `isAvailable` is true only where it really protects; encrypt and decrypt throw when it fails. */
export type SafeStoragePort = {
  isAvailable(): boolean;
  encrypt(text: string): Buffer;
  decrypt(blob: Buffer): string;
};

/** The one place where keys live. No key ever leaves the main process through it. */
export type Vault = {
  state(): VaultState;
  /** Decides where keys are kept. Allowed once; `session` also beside a vault that cannot be opened, which stays untouched. */
  choose(mode: VaultMode, passphrase: string | null): Promise<Result<VaultState>>;
  /** Opens a passphrase vault; `wrong-passphrase` leaves everything as it is. */
  unlock(passphrase: string): Promise<Result<VaultState>>;
  /** Looks at an `unreadable` file once more; what still does not open stays as it is. Else it only answers the state. */
  retry(): Promise<Result<VaultState>>;
  /** Null unless open. */
  dataKeys(): DataKeys | null;
  /** The API key of a shop; null when it is not known in this run. */
  shopKey(shop: ShopId): string | null;
  keepShopKey(shop: ShopId, key: string): Promise<Result<null>>;
  /**
   * Fails, and forgets nothing, where the vault is not open; also in a session beside a vault that does not open, whose file may
   * hold the key (`vault-locked`, `key-store-failed`). `destroy` works there too.
   */
  forgetShopKey(shop: ShopId): Promise<Result<null>>;
  /** Forgets everything, data keys included: whatever they encrypted is lost for good. The next state is `unset`. */
  destroy(): Promise<Result<null>>;
};

/** `folder` holds `vault.json`. `onState` hears every change of the state. */
export type VaultOptions = {
  readonly folder: string;
  readonly safeStorage: SafeStoragePort;
  readonly onState: (state: VaultState) => void;
};

/** How the open contents are written back. */
type Keeping =
  | { readonly kind: 'os-key-store' }
  | {
      readonly kind: 'passphrase';
      readonly wrappingKey: Buffer;
      readonly scrypt: ScryptParameters;
    }
  /** `beside`: why the file on the disk, which stays untouched, does not open; null when it holds nothing. */
  | { readonly kind: 'session'; readonly beside: Result<never> | null };

type Inner =
  | { readonly kind: 'unset' }
  | { readonly kind: 'locked'; readonly file: Extract<VaultFile, { mode: 'passphrase' }> }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'open'; readonly keeping: Keeping; readonly contents: VaultContents };

/**
 * Opens the vault as far as that goes without the user: an OS key store is decrypted, a passphrase vault stays locked,
 * session mode begins empty. Call it after Electron's `ready`. A failed decrypt never deletes or overwrites anything.
 */
export async function openVault(options: VaultOptions): Promise<Vault> {
  const { safeStorage } = options;
  const file = path.join(options.folder, 'vault.json');
  let inner = await readInner(file, safeStorage);
  let lastChange: Promise<unknown> = Promise.resolve();

  /** Changes run one after the other, so that two of them never write from the same old contents. */
  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const turn = lastChange.then(change);
    lastChange = turn.catch(() => null);
    return turn;
  }

  function moveTo(next: Inner): VaultState {
    inner = next;
    const state = describe(inner, safeStorage);
    options.onState(state);
    return state;
  }

  async function choose(mode: VaultMode, passphrase: string | null): Promise<Result<VaultState>> {
    if (inner.kind === 'open') return ok(describe(inner, safeStorage));
    if (mode === 'session') {
      // beside a vault that cannot be opened nothing is written: it may open again tomorrow
      if (inner.kind === 'unset') {
        const written = await tryWrite(file, { version: 1, mode: 'session' });
        if (!written.ok) return written;
      }
      const keeping: Keeping = { kind: 'session', beside: shutOf(inner) };
      return ok(moveTo({ kind: 'open', keeping, contents: newContents() }));
    }
    const shut = shutOf(inner);
    if (shut !== null) return shut;
    const keeping = await makeKeeping(mode, passphrase);
    if (!keeping.ok) return keeping;
    const contents = newContents();
    const written = await write(file, keeping.value, contents, safeStorage);
    return written.ok ? ok(moveTo({ kind: 'open', keeping: keeping.value, contents })) : written;
  }

  async function unlock(passphrase: string): Promise<Result<VaultState>> {
    if (inner.kind === 'open') return ok(describe(inner, safeStorage));
    if (inner.kind === 'unset') return fail('vault-not-chosen');
    if (inner.kind === 'unreadable') return fail('key-store-failed', { reason: inner.reason });
    const { scrypt, sealed } = inner.file;
    const wrappingKey = await deriveWrappingKey(passphrase, scrypt);
    const text = unseal(wrappingKey, sealed, boundText(scrypt));
    const contents = text === null ? null : contentsFromText(text);
    if (contents === null) return fail('wrong-passphrase');
    const keeping: Keeping = { kind: 'passphrase', wrappingKey, scrypt };
    return ok(moveTo({ kind: 'open', keeping, contents }));
  }

  async function retry(): Promise<Result<VaultState>> {
    if (inner.kind !== 'unreadable') return ok(describe(inner, safeStorage));
    const found = await readInner(file, safeStorage);
    // a file that is away, e.g. with its disk, is no reason to begin a new vault in this run
    return ok(found.kind === 'unset' ? describe(inner, safeStorage) : moveTo(found));
  }

  async function changeShopKey(shop: ShopId, key: string | null): Promise<Result<null>> {
    if (inner.kind !== 'open') return shutOf(inner) ?? fail('vault-not-chosen');
    const { keeping } = inner;
    if (key === null && keeping.kind === 'session' && keeping.beside !== null)
      return keeping.beside;
    const contents = withShopKey(inner.contents, shop, key);
    const written = await write(file, keeping, contents, safeStorage);
    if (!written.ok) return written;
    inner = { ...inner, contents };
    return ok(null);
  }

  async function destroy(): Promise<Result<null>> {
    try {
      await deleteVaultFile(file);
    } catch (error) {
      return fail('key-store-failed', { reason: reasonOf(error) });
    }
    moveTo({ kind: 'unset' });
    return ok(null);
  }

  return {
    state: () => describe(inner, safeStorage),
    choose: (mode, passphrase) => inTurn(() => choose(mode, passphrase)),
    unlock: (passphrase) => inTurn(() => unlock(passphrase)),
    retry: () => inTurn(retry),
    dataKeys: () =>
      inner.kind === 'open'
        ? { cacheKeyHex: inner.contents.cacheKeyHex, outboxKeyHex: inner.contents.outboxKeyHex }
        : null,
    shopKey: (shop) => (inner.kind === 'open' ? (inner.contents.shopKeys[shop] ?? null) : null),
    keepShopKey: (shop, key) => inTurn(() => changeShopKey(shop, key)),
    forgetShopKey: (shop) => inTurn(() => changeShopKey(shop, null)),
    destroy: () => inTurn(destroy),
  };
}

async function readInner(file: string, safeStorage: SafeStoragePort): Promise<Inner> {
  const found = await readVaultFile(file);
  if (found.kind === 'none') return { kind: 'unset' };
  if (found.kind === 'broken') return { kind: 'unreadable', reason: found.reason };
  if (found.file.mode === 'passphrase') return { kind: 'locked', file: found.file };
  if (found.file.mode === 'session')
    return { kind: 'open', keeping: { kind: 'session', beside: null }, contents: newContents() };
  try {
    const text = safeStorage.decrypt(Buffer.from(found.file.blob, 'base64'));
    const contents = contentsFromText(text);
    if (contents === null) return { kind: 'unreadable', reason: 'not what this desk wrote' };
    return { kind: 'open', keeping: { kind: 'os-key-store' }, contents };
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
}

/** Why a vault that is there does not open; null for an open one and for none. */
function shutOf(inner: Inner): Result<never> | null {
  switch (inner.kind) {
    case 'locked':
      return fail('vault-locked');
    case 'unreadable':
      return fail('key-store-failed', { reason: inner.reason });
    case 'unset':
    case 'open':
      return null;
  }
}

function describe(inner: Inner, safeStorage: SafeStoragePort): VaultState {
  switch (inner.kind) {
    case 'unset':
      return {
        kind: 'unset',
        offers: safeStorage.isAvailable()
          ? ['os-key-store', 'passphrase', 'session']
          : ['passphrase', 'session'],
      };
    case 'locked':
      return { kind: 'locked' };
    case 'unreadable':
      return { kind: 'unreadable', reason: inner.reason };
    case 'open':
      return { kind: 'open', mode: inner.keeping.kind };
  }
}

async function makeKeeping(
  mode: Exclude<VaultMode, 'session'>,
  passphrase: string | null,
): Promise<Result<Keeping>> {
  if (mode === 'os-key-store') return ok({ kind: 'os-key-store' });
  if (passphrase === null || Array.from(passphrase).length < minimumPassphraseLength)
    return fail('passphrase-too-short', { minimum: minimumPassphraseLength });
  const scrypt = newScryptParameters();
  const wrappingKey = await deriveWrappingKey(passphrase, scrypt);
  return ok({ kind: 'passphrase', wrappingKey, scrypt });
}

async function write(
  file: string,
  keeping: Keeping,
  contents: VaultContents,
  safeStorage: SafeStoragePort,
): Promise<Result<null>> {
  const text = contentsToText(contents);
  switch (keeping.kind) {
    case 'session':
      return ok(null);
    case 'passphrase': {
      const { scrypt, wrappingKey } = keeping;
      const sealed = seal(wrappingKey, text, boundText(scrypt));
      return tryWrite(file, { version: 1, mode: 'passphrase', scrypt, sealed });
    }
    case 'os-key-store': {
      // never the constant key Chromium falls back to where there is no key store
      if (!safeStorage.isAvailable()) return fail('key-store-failed', { reason: 'none' });
      let blob: string;
      try {
        blob = safeStorage.encrypt(text).toString('base64');
      } catch (error) {
        return fail('key-store-failed', { reason: reasonOf(error) });
      }
      return tryWrite(file, { version: 1, mode: 'os-key-store', blob });
    }
  }
}

async function tryWrite(file: string, content: VaultFile): Promise<Result<null>> {
  try {
    await writeVaultFile(file, content);
    return ok(null);
  } catch (error) {
    return fail('key-store-failed', { reason: reasonOf(error) });
  }
}

/** What the sealed text is bound to: a file with other parameters than those it was sealed under does not open. */
function boundText(scrypt: ScryptParameters): string {
  return `cartwright vault 1 ${scrypt.N} ${scrypt.r} ${scrypt.p} ${scrypt.salt}`;
}
