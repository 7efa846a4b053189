import { expect, test } from 'vitest';
import { osKeyStore } from './safe-storage';

const store = (isOn: boolean, backend: string) => ({
  isEncryptionAvailable: () => isOn,
  getSelectedStorageBackend: () => backend,
  encryptString: (text: string) => Buffer.from(text),
  decryptString: (blob: Buffer) => blob.toString(),
});

test.each<[NodeJS.Platform, boolean, string, boolean]>([
  ['linux', true, 'gnome_libsecret', true],
  ['linux', true, 'kwallet6', true],
  ['linux', true, 'basic_text', false],
  ['linux', true, 'unknown', false],
  ['linux', false, 'gnome_libsecret', false],
  ['win32', true, 'unknown', true],
  ['darwin', false, 'unknown', false],
])('%s, encryption %s, backend %s', (platform, isOn, backend, isAvailable) => {
  expect(osKeyStore(store(isOn, backend), platform).isAvailable()).toBe(isAvailable);
});
