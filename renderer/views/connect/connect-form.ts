import {
  minimumPassphraseLength,
  type ShopCredentials,
  type VaultMode,
} from '../../../shared/shop';

/** What stands in the fields of the connect screen. */
export type ConnectForm = {
  readonly mode: VaultMode;
  readonly passphrase: string;
  readonly again: string;
  readonly address: string;
  readonly username: string;
  readonly key: string;
  readonly newest: string;
};

/** What is wrong with a field before anything is asked of the shop. */
export type FieldTrouble =
  | 'passphrase-too-short'
  | 'passphrases-differ'
  | 'address-missing'
  | 'key-missing'
  | 'newest-wrong';

/** An empty form that keeps keys in the best place this machine offers. */
export function emptyForm(offers: readonly VaultMode[]): ConnectForm {
  const mode = offers[0] ?? 'passphrase';
  return { mode, passphrase: '', again: '', address: '', username: '', key: '', newest: '' };
}

function newestOf(text: string): number | null {
  const trimmed = text.trim();
  return /^[1-9]\d{0,9}$/.test(trimmed) && Number(trimmed) <= 2_147_483_647
    ? Number(trimmed)
    : null;
}

/** Everything wrong with a form; empty when it can be sent. `asksVault`: the place of the keys is still to be chosen. */
export function troublesOf(form: ConnectForm, asksVault: boolean): ReadonlySet<FieldTrouble> {
  const troubles = new Set<FieldTrouble>();
  if (asksVault && form.mode === 'passphrase') {
    if (form.passphrase.length < minimumPassphraseLength) troubles.add('passphrase-too-short');
    if (form.passphrase !== form.again) troubles.add('passphrases-differ');
  }
  if (form.address.trim() === '') troubles.add('address-missing');
  if (form.key.trim() === '') troubles.add('key-missing');
  if (form.newest.trim() !== '' && newestOf(form.newest) === null) troubles.add('newest-wrong');
  return troubles;
}

/** What is sent: trimmed, because pasted keys bring spaces and the shop compares them byte by byte. */
export function credentialsOf(form: ConnectForm): ShopCredentials {
  return {
    address: form.address.trim(),
    username: form.username.trim(),
    key: form.key.trim(),
    newestOrderId: newestOf(form.newest),
    certificate: null,
  };
}
