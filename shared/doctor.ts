import type { Dialect } from './capabilities';
import type { AppErrorData } from './errors';
import type { ShopId } from './ids';
import type { UtcMs } from './time';

/** The ladder of checks, in the order they are made. */
export const doctorChecks = [
  'address', // it is a web address
  'name', // DNS knows the host
  'connect', // something listens; a proxy lets us through
  'certificate', // TLS is trusted, or confirmed for this shop
  'redirect', // the address answers itself
  'answer', // an answer of OpenCart and not a page, an error or nothing
  'dialect', // which generation it is
  'release', // no weak release
  'clock', // the clocks agree
  'login', // user name and key are right (4.1: the signature is accepted)
  'allowed', // the shop lists our address
  'session', // the login is accepted afterwards
  'read', // an order can be read, where the API offers it
  'connector', // the connector is there
] as const;
export type DoctorCheckName = (typeof doctorChecks)[number];

/** What a certificate shows, for a person to compare. Names are text of a stranger: shown isolated, never as markup. */
export type CertificateFacts = {
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: string;
  readonly validTo: string;
  /** SHA-256, `AB:CD:…`. */
  readonly fingerprint: string;
};

/** The one thing to do about a finding. */
export type DoctorAction =
  | { readonly kind: 'none' }
  /** Try again later, or after the user mended something: the sentence says what. */
  | { readonly kind: 'try-again' }
  | { readonly kind: 'use-address'; readonly address: string }
  /** The shop at this very address speaks another dialect than when it was connected: go on with that. */
  | { readonly kind: 'use-dialect'; readonly dialect: Dialect; readonly address: string }
  | { readonly kind: 'confirm-certificate'; readonly certificate: CertificateFacts }
  /** Add this address to the list of the API user; null where the shop does not tell which one it saw. */
  | { readonly kind: 'allow-address'; readonly ip: string | null }
  | { readonly kind: 'enter-key' }
  | { readonly kind: 'set-clock'; readonly seconds: number }
  | { readonly kind: 'update-shop' }
  | { readonly kind: 'install-connector' };

/** How one check went. `warning`: it works and something should be said. `not-reached`: an earlier one failed. */
export type DoctorFinding = {
  readonly check: DoctorCheckName;
  readonly state: 'passed' | 'failed' | 'warning' | 'not-reached' | 'not-needed' | 'running';
  /** How long it took; null where nothing was asked. */
  readonly ms: number | null;
  /** What is wrong; null when passed. Its facts hold no secret and no customer data. */
  readonly error: AppErrorData | null;
  readonly action: DoctorAction;
};

/** What the doctor examines: a connected shop, or what stands in the connect form (`key` '' = examine only up to the login). */
export type DoctorSubject =
  | { readonly kind: 'shop'; readonly shop: ShopId }
  | {
      readonly kind: 'form';
      readonly address: string;
      readonly username: string;
      readonly key: string;
      readonly certificate: string | null;
    };

/** The whole examination; sent anew as each check ends. Findings stand in the order of `doctorChecks`, one each. */
export type DoctorReport = {
  /** Tells one run from another. */
  readonly run: string;
  readonly startedAt: UtcMs;
  readonly isFinished: boolean;
  /** As typed, without query, user and password. */
  readonly typedAddress: string;
  /** The base address found; null before it is known. */
  readonly address: string | null;
  readonly dialect: Dialect | null;
  /** What the `Date` header says against this machine's clock, in seconds; null before it is known. */
  readonly clockAheadSeconds: number | null;
  /** The proxy in use, host and port only; null for none. */
  readonly proxy: string | null;
  readonly requests: number;
  readonly findings: readonly DoctorFinding[];
};
