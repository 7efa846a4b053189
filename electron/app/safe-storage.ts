/** The part of Electron's `safeStorage` that is used: the calls that exist in every Electron this desk runs on. */
export type SafeStorageCalls = {
  isEncryptionAvailable(): boolean;
  getSelectedStorageBackend(): string;
  encryptString(text: string): Buffer;
  decryptString(blob: Buffer): string;
};

/** The OS key store as the vault uses it: available only where it really protects. */
export type KeyStore = {
  isAvailable(): boolean;
  encrypt(text: string): Buffer;
  decrypt(blob: Buffer): string;
};

/**
 * Electron's key store. On Linux a backend of `basic_text` (a constant key) or an unknown one counts as none. Use it after
 * `ready`; encrypting and decrypting throw when the key store does not answer.
 */
export function osKeyStore(safeStorage: SafeStorageCalls, platform: NodeJS.Platform): KeyStore {
  return {
    isAvailable() {
      if (!safeStorage.isEncryptionAvailable()) return false;
      if (platform !== 'linux') return true;
      const backend = safeStorage.getSelectedStorageBackend();
      return backend !== 'basic_text' && backend !== 'unknown';
    },
    encrypt: (text) => safeStorage.encryptString(text),
    decrypt: (blob) => safeStorage.decryptString(blob),
  };
}
