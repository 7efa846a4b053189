import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { connectorFiles, type ConnectorFileKind } from '../../../shared/connector/files';
import type { Shop } from '../../../shared/shop';
import { useErrorText } from '../../text/error-text';
import styles from './ConnectorPanel.module.css';
import type { ConnectorHands } from './hands';
import { LookButton } from './LookButton';
import { StepList } from './StepList';
import { installSteps } from './steps';

type Props = { readonly shop: Pick<Shop, 'dialect'>; readonly hands: ConnectorHands };

/** The steps from the file to the shop, for its generation; a second way folded away where there is one. */
export function Install({ shop, hands }: Props) {
  const { t } = useTranslation();
  const [best, ...others] = connectorFiles[shop.dialect];
  return (
    <>
      {best === undefined ? null : <Way shop={shop} hands={hands} kind={best.kind} />}
      {others.map(({ kind }) => (
        <details key={kind} className={styles.more}>
          <summary>{t('connector.howToFiles')}</summary>
          <p className={styles.quiet}>{t('connector.filesWhat')}</p>
          <Way shop={shop} hands={hands} kind={kind} />
        </details>
      ))}
      <p className={styles.quiet}>{t('connector.words')}</p>
    </>
  );
}

function Way({ shop, hands, kind }: Props & { readonly kind: ConnectorFileKind }) {
  const { t } = useTranslation();
  const file = connectorFiles[shop.dialect].find((one) => one.kind === kind)?.name ?? '';
  return (
    <StepList
      steps={installSteps[shop.dialect][kind]}
      file={file}
      first={
        <>
          {t('connector.saveFirst')}
          <SaveButton hands={hands} kind={kind} />
        </>
      }
      last={
        <>
          {t('connector.lookLast')}
          <LookButton hands={hands} label={t('connector.lookAgain')} />
        </>
      }
    />
  );
}

function SaveButton({
  hands,
  kind,
}: {
  readonly hands: ConnectorHands;
  readonly kind: ConnectorFileKind;
}) {
  const { t } = useTranslation();
  const words = useErrorText();
  const { saved } = hands;
  const isOurs = saved.kind !== 'none' && saved.what === kind;
  return (
    <div className={styles.act}>
      <Button
        leftSection={<IconDownload size={14} aria-hidden="true" />}
        onClick={() => hands.save(kind)}
      >
        {t(kind === 'files' ? 'connector.saveFiles' : 'connector.save')}
      </Button>
      <span role="status" className={styles.said}>
        {said()}
      </span>
      {isOurs && saved.kind === 'failed' ? (
        <span role="alert" className={styles.failure}>
          {words(saved.error).sentence} {words(saved.error).action}
        </span>
      ) : null}
    </div>
  );

  function said() {
    if (!isOurs || saved.kind === 'failed') return null;
    if (saved.kind === 'saving') return t('connector.saving');
    if (saved.file === null) return t('connector.cancelled');
    return (
      <>
        {t('connector.savedAs')} <bdi dir="ltr">{saved.file}</bdi>
      </>
    );
  }
}
