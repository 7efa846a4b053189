import { useRef, useState } from 'react';
import type { ConnectStep, VaultState } from '../../../shared/shop';
import { useChooseVault, useConnectShop, useDeskCommands } from '../../queries/desk-mutations';
import { failureOf } from '../../queries/error-data';
import { useConnectStep } from '../../queries/use-connect-steps';
import {
  changedForm,
  credentialsOf,
  emptyForm,
  troublesOf,
  type ConnectForm,
  type FieldTrouble,
} from './connect-form';
import type { Attempt } from './ladder';

/** What the connect screen shows and can do. */
export type Connecting = {
  readonly form: ConnectForm;
  /** Changes fields; what came of the last try goes with them. */
  readonly change: (change: Partial<ConnectForm>) => void;
  /** Empty until the form was sent once: nobody is scolded while typing. */
  readonly troubles: ReadonlySet<FieldTrouble>;
  readonly attempt: Attempt;
  readonly reached: ConnectStep | null;
  readonly vaultFailure: ReturnType<typeof failureOf>;
  /** Sends the form, with some fields changed first if given. */
  readonly send: (change?: Partial<ConnectForm>) => void;
  readonly cancel: () => void;
};

/** Keeps the form and runs the try: first the place of the keys is chosen, then the shop is asked. */
export function useConnect(vault: VaultState): Connecting {
  const asksVault = vault.kind === 'unset';
  const [form, setForm] = useState(() => emptyForm(vault.kind === 'unset' ? vault.offers : []));
  const [isSent, setIsSent] = useState(false);
  const [attempt, setAttempt] = useState<Attempt>({ kind: 'idle' });
  const isCancelled = useRef(false);
  const { reached, reset } = useConnectStep();
  const chooseVault = useChooseVault();
  const connectShop = useConnectShop();
  const { cancelConnect } = useDeskCommands();

  function send(change: Partial<ConnectForm> = {}): void {
    const next = changedForm(form, change);
    setForm(next);
    setIsSent(true);
    if (troublesOf(next, asksVault).size > 0) return;
    isCancelled.current = false;
    setAttempt({ kind: 'working' });
    reset();
    void run(next);
  }

  async function run(next: ConnectForm): Promise<void> {
    try {
      if (asksVault) {
        const passphrase = next.mode === 'passphrase' ? next.passphrase : null;
        await chooseVault.mutateAsync({ mode: next.mode, passphrase });
      }
    } catch {
      setAttempt({ kind: 'idle' }); // the first step shows what the mutation says
      return;
    }
    try {
      await connectShop.mutateAsync(credentialsOf(next));
      setAttempt({ kind: 'done' });
    } catch (thrown) {
      const error = failureOf({ error: thrown });
      if (isCancelled.current || error === null) setAttempt({ kind: 'stopped' });
      else setAttempt({ kind: 'failed', error });
    }
  }

  return {
    form,
    change(change) {
      setForm((before) => changedForm(before, change));
      // what came of a try is about the form that was sent
      setAttempt((before) => (before.kind === 'working' ? before : { kind: 'idle' }));
    },
    troubles: isSent ? troublesOf(form, asksVault) : new Set(),
    attempt,
    reached,
    vaultFailure: failureOf(chooseVault),
    send,
    cancel() {
      isCancelled.current = true;
      // if the desk does not hear it, the try goes on and its end is shown as ever
      void cancelConnect().catch(() => undefined);
    },
  };
}
