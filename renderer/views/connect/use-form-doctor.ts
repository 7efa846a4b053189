import { useState } from 'react';
import type { CertificateFacts } from '../../../shared/doctor';
import { useDoctor, type Examination } from '../../queries/doctor-run';
import { credentialsOf, type ConnectForm } from './connect-form';

/** The doctor over what stands in the form. */
export type FormDoctor = {
  readonly examination: Examination;
  /** What of it is on screen: nothing, the certificate only, or the whole. */
  readonly shown: 'nothing' | 'certificate' | 'whole';
  /** The certificate the server shows, where it is the trouble; null before it is known. */
  readonly certificate: CertificateFacts | null;
  readonly examine: (shown: 'certificate' | 'whole') => void;
  readonly cancel: () => void;
  /** What was found is no longer about what stands in the form. */
  readonly hide: () => void;
};

/** Examines what stands in the form; nothing is kept of it, and without a key it goes as far as the login. */
export function useFormDoctor(form: ConnectForm): FormDoctor {
  const [shown, setShown] = useState<FormDoctor['shown']>('nothing');
  const { examination, run, cancel } = useDoctor({
    kind: 'form',
    address: form.address.trim(),
    username: form.username.trim(),
    key: credentialsOf(form).key,
    certificate: form.certificate,
  });
  const actions = examination.report?.findings.map(({ action }) => action) ?? [];
  const confirm = actions.find((action) => action.kind === 'confirm-certificate');
  return {
    examination,
    shown,
    certificate: confirm?.certificate ?? null,
    examine(part) {
      setShown(part);
      run();
    },
    cancel,
    hide: () => setShown('nothing'),
  };
}
