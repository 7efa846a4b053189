import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { VaultState } from '../../../shared/shop';
import { AppMark } from '../../components/AppMark';
import { useDesk } from '../../queries/desk-context';
import { deskQueries } from '../../queries/desk-queries';
import { AddressFields, WhoFields } from './Fields';
import { CheckStep } from './CheckStep';
import type { ConnectForm } from './connect-form';
import styles from './ConnectView.module.css';
import { MenuPicture } from '../../components/menu-picture/MenuPicture';
import { Step } from './Step';
import { useConnect } from './use-connect';
import { useFormDoctor } from './use-form-doctor';
import { VaultStep } from './VaultStep';

/**
 * Where keys are kept, the address, who is asking, and the checks, all on one page. `onBack` leads back to the desk where a shop is
 * added to others; null at the first start.
 */
export function ConnectView({
  vault,
  onBack,
}: {
  readonly vault: VaultState;
  readonly onBack: (() => void) | null;
}) {
  const { t } = useTranslation();
  const desk = useDesk();
  const info = useQuery(deskQueries(desk).info()).data;
  const connecting = useConnect(vault);
  const { form, troubles, attempt, send } = connecting;
  const doctor = useFormDoctor(form);

  function change(changed: Partial<ConnectForm>): void {
    doctor.hide();
    connecting.change(changed);
  }

  const isWorking = attempt.kind === 'working';
  const blockedIp =
    attempt.kind === 'failed' && attempt.error.code === 'address-not-allowed'
      ? String(attempt.error.facts['ip'] ?? '')
      : null;

  return (
    <main className={styles.page}>
      <form
        className={styles.columns}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div className={styles.card}>
          {onBack === null ? null : (
            <Button
              variant="subtle"
              mb={12}
              leftSection={<IconArrowLeft size={14} aria-hidden="true" />}
              onClick={onBack}
            >
              {t('connect.back')}
            </Button>
          )}
          <header className={styles.head}>
            <AppMark size={32} />
            <div>
              <h1>{onBack === null ? t('connect.title') : t('connect.titleAnother')}</h1>
              <p>{t('connect.lead')}</p>
            </div>
          </header>
          <VaultStep
            vault={vault}
            form={form}
            onChange={change}
            troubles={troubles}
            failure={connecting.vaultFailure}
            isDisabled={isWorking}
          />
          <Step number={1} title={t('connect.address.title')}>
            <AddressFields
              form={form}
              onChange={change}
              troubles={troubles}
              isDisabled={isWorking}
            />
          </Step>
          <Step number={2} title={t('connect.who.title')}>
            <WhoFields form={form} onChange={change} troubles={troubles} isDisabled={isWorking} />
          </Step>
        </div>
        <div className={styles.card}>
          <Step number={3} title={t('connect.check.title')}>
            <CheckStep connecting={connecting} doctor={doctor} />
          </Step>
          <div className={styles.where}>
            <h2>{t('connect.menu.title')}</h2>
            <MenuPicture ip={blockedIp} />
          </div>
          <p className={styles.demo}>{t('connect.check.fewer')}</p>
          {info?.isPackaged === false ? <p className={styles.demo}>{t('connect.demo')}</p> : null}
        </div>
      </form>
    </main>
  );
}
