import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateFacts } from '../../../shared/doctor';
import type { Shop } from '../../../shared/shop';
import { DoctorResult, useDoctorWord } from '../../components/doctor/DoctorResult';
import { ErrorPanel } from '../../components/ErrorPanel';
import { useDeskCommands } from '../../queries/desk-mutations';
import { useDoctor } from '../../queries/doctor-run';
import { failureOf } from '../../queries/error-data';
import { useMoveShop } from '../../queries/shop-mutations';
import { useErrorText } from '../../text/error-text';
import { hostOf } from '../../text/host-of';
import view from './ConnectionView.module.css';
import styles from './DoctorSection.module.css';
import { KeyForm } from './KeyForm';

/** Examines the connection of a shop; what is found can be settled where it stands, and is then examined again. */
export function DoctorSection({
  shop,
  onGetConnector,
}: {
  readonly shop: Shop;
  readonly onGetConnector: () => void;
}) {
  const { t } = useTranslation();
  const { copy } = useDeskCommands();
  const words = useErrorText();
  const word = useDoctorWord();
  const { examination, run, cancel } = useDoctor({ kind: 'shop', shop: shop.id });
  const [moving, setMoving] = useState<'use-address' | 'confirm-certificate' | null>(null);
  const [isAskingKey, setIsAskingKey] = useState(false);
  const [settled, setSettled] = useState('');
  const move = useMoveShop();
  const { kind, report, error } = examination;
  const isRunning = kind === 'running';
  const moveFailure = failureOf(move);

  function examine(): void {
    setSettled('');
    move.reset();
    run();
  }

  function moveTo(
    what: NonNullable<typeof moving>,
    address: string,
    certificate: string | null,
  ): void {
    setMoving(what);
    move.mutate(
      { shop: shop.id, address, certificate },
      {
        onSuccess: (moved) => {
          setSettled(
            what === 'use-address'
              ? t('doctor.action.moved', { address: moved.address })
              : t('doctor.action.trusted'),
          );
          run();
        },
        onSettled: () => setMoving(null),
      },
    );
  }

  return (
    <section className={view.card}>
      <header className={styles.head}>
        <div>
          <h2>{t('doctor.title')}</h2>
          <p className={styles.lead}>{t('doctor.lead')}</p>
        </div>
        {isRunning ? (
          <Button variant="default" onClick={cancel}>
            {t('doctor.cancel')}
          </Button>
        ) : (
          <Button onClick={examine}>
            {report === null ? t('doctor.run') : t('doctor.runAgain')}
          </Button>
        )}
      </header>
      <p className={styles.word} role="status">
        {said()}
      </p>
      {moveFailure === null ? null : (
        <p className={styles.failure} role="alert">
          <strong>{words(moveFailure).sentence}</strong> {words(moveFailure).action}
        </p>
      )}
      {isAskingKey ? (
        <KeyForm
          shop={shop}
          onClose={() => setIsAskingKey(false)}
          onDone={() => {
            setIsAskingKey(false);
            run();
          }}
        />
      ) : null}
      {error === null ? null : <ErrorPanel error={error} onRetry={examine} />}
      {report === null ? null : (
        <DoctorResult
          report={report}
          isRunning={isRunning}
          hands={{
            copy,
            useAddress(address) {
              // a certificate was confirmed for one host, and stands for no other
              const isSameHost = hostOf(address) === hostOf(shop.address);
              moveTo('use-address', address, isSameHost ? shop.certificate : null);
            },
            trust: ({ fingerprint }: CertificateFacts) =>
              moveTo('confirm-certificate', shop.address, fingerprint),
            getConnector: onGetConnector,
            enterKey: isAskingKey ? null : () => setIsAskingKey(true),
            examine,
            busy: moving,
          }}
        />
      )}
    </section>
  );

  function said(): string {
    if (kind === 'failed') return settled;
    const now = {
      none: t('doctor.never'),
      running: t('doctor.starting'),
      stopped: t('doctor.stopped'),
      finished: '',
    }[kind];
    const told = report === null || kind === 'stopped' ? now : word(report, isRunning);
    return `${settled} ${told}`.trim();
  }
}
