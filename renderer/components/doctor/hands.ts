import type { CertificateFacts } from '../../../shared/doctor';

/** What a finding's one action does; each screen brings its own hands. `busy` names the action that is under way. */
export type DoctorHands = {
  readonly copy: (text: string) => Promise<unknown>;
  readonly useAddress: (address: string) => void;
  readonly trust: (certificate: CertificateFacts) => void;
  /** Null where the key stands in a form of its own. */
  readonly enterKey: (() => void) | null;
  /** Leads to how the connector is installed; null where there is no shop to install it in yet. */
  readonly getConnector: (() => void) | null;
  readonly examine: () => void;
  readonly busy: 'use-address' | 'confirm-certificate' | null;
};
