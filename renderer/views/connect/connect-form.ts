import {
  minimumPassphraseLength,
  type ShopCredentials,
  type VaultMode,
} from '../../../shared/shop';
import { keyTrouble } from '../../components/key-trouble';
import { hasLogin } from '../../text/host-of';

/** What stands in the fields of the connect screen. */
export type ConnectForm = {
  readonly mode: VaultMode;
  readonly passphrase: string;
  readonly again: string;
  readonly address: string;
  readonly username: string;
  readonly key: string;
  readonly newest: string;
  /** The fingerprint of a certificate the user trusts for this shop; it belongs to the address it was seen at. */
  readonly certificate: string | null;
};

/** What is wrong with a field before anything is asked of the shop. */
export type FieldTrouble =
  | 'passphrase-too-short'
  | 'passphrases-differ'
  | 'address-missing'
  | 'address-too-long'
  /** A user name or a password of the web server stands in it. */
  | 'address-has-login'
  | 'username-too-long'
  | 'key-missing'
  | 'key-too-long'
  /** What is broken about it, its field says. */
  | 'key-broken'
  | 'newest-wrong';

/** The longest texts the desk takes; longer ones are no mistake in typing but a mistake in pasting. */
const longest = { address: 2000, username: 200, key: 2000 } as const;

/** An empty form that keeps keys in the best place this machine offers. */
export function emptyForm(offers: readonly VaultMode[]): ConnectForm {
  const mode = offers[0] ?? 'passphrase';
  return {
    mode,
    passphrase: '',
    again: '',
    address: '',
    username: '',
    key: '',
    newest: '',
    certificate: null,
  };
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
  if (hasLogin(form.address)) troubles.add('address-has-login');
  if (form.key.trim() === '') troubles.add('key-missing');
  if (keyTrouble(form.key) !== null) troubles.add('key-broken');
  for (const name of ['address', 'username', 'key'] as const) {
    if (form[name].trim().length > longest[name]) troubles.add(`${name}-too-long`);
  }
  if (form.newest.trim() !== '' && newestOf(form.newest) === null) troubles.add('newest-wrong');
  return troubles;
}

/**
 * What is sent: trimmed, because pasted keys bring spaces and the shop compares them byte by byte. A broken key stays as it is, so that
 * the desk refuses it.
 */
export function credentialsOf(form: ConnectForm): ShopCredentials {
  return {
    address: form.address.trim(),
    username: form.username.trim(),
    key: keyTrouble(form.key) === null ? form.key.trim() : form.key,
    newestOrderId: newestOf(form.newest),
    certificate: form.certificate,
  };
}

/** A form after a change. Another address has another certificate, so trust does not move with it. */
export function changedForm(form: ConnectForm, change: Partial<ConnectForm>): ConnectForm {
  const isMoved = change.address !== undefined && change.address !== form.address;
  return { ...form, ...(isMoved ? { certificate: null } : {}), ...change };
}
