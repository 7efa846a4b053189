import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { connectorFiles } from '../../../shared/connector/files';
import type { Shop } from '../../../shared/shop';
import type { ConnectorState } from '../../../shared/shop-facts';
import { useErrorText } from '../../text/error-text';
import { withoutTurns } from '../../text/plain-text';
import type { StatusKind } from '../../text/status-kind';
import { StatusShape } from '../StatusShape';
import { useCatchFocus } from '../use-catch-focus';
import styles from './ConnectorPanel.module.css';
import type { ConnectorHands } from './hands';
import { Install } from './Install';
import { LookButton } from './LookButton';
import { Missing } from './Missing';
import { Present } from './Present';
import { StepList } from './StepList';
import { removeSteps } from './steps';

const shapes: Readonly<Record<ConnectorState['kind'], StatusKind>> = {
  unknown: 'unknown',
  missing: 'open',
  present: 'done',
  mismatch: 'stopped',
  refused: 'stopped',
};

/** The connector of one shop: whether it is there, what it gives, how to get it, and what keeps it from working. */
export function ConnectorPanel({
  shop,
  hands,
}: {
  readonly shop: Pick<Shop, 'dialect' | 'connector'>;
  readonly hands: ConnectorHands;
}) {
  const { t } = useTranslation();
  const words = useErrorText();
  const { connector } = shop;
  const { isLooking, hasLooked, lookFailure } = hands;
  const panel = useRef<HTMLDivElement>(null);
  // the button that looked goes with the state it stood in
  useCatchFocus(panel, connector.kind, 'on-changing');
  return (
    <div ref={panel} tabIndex={-1} className={styles.panel}>
      <p className={styles.state} role="status">
        <StatusShape kind={shapes[connector.kind]} />
        <strong>{t(`connector.${connector.kind}`)}</strong>
        {isLooking ? <span>{t('connector.looking')}</span> : null}
        {!isLooking && hasLooked ? <span>{t('connector.looked')}</span> : null}
      </p>
      {lookFailure === null || isLooking ? null : (
        <p role="alert" className={styles.failure}>
          <strong>{words(lookFailure).sentence}</strong> {words(lookFailure).action}
        </p>
      )}
      {content()}
    </div>
  );

  function content() {
    switch (connector.kind) {
      case 'unknown':
        return (
          <>
            <p>{t('connector.unknownWhat')}</p>
            <LookButton hands={hands} label={t('connector.look')} />
            <Missing shop={shop} hands={hands} isFolded />
          </>
        );
      case 'missing':
        return <Missing shop={shop} hands={hands} isFolded={false} />;
      case 'present':
        return <Present shop={shop} state={connector} hands={hands} />;
      case 'mismatch':
        return connector.update === 'desk' ? (
          <>
            <p>
              {t('connector.mismatchDesk', { build: withoutTurns(connector.build) })}{' '}
              {t('connector.meanwhile')}
            </p>
            <LookButton hands={hands} label={t('connector.lookAgain')} />
          </>
        ) : (
          <Older shop={shop} hands={hands} build={connector.build} />
        );
      case 'refused':
        return (
          <>
            <p>{refusal(connector.why)}</p>
            <p>{t('connector.meanwhile')}</p>
            <LookButton hands={hands} label={t('connector.lookAgain')} />
          </>
        );
    }
  }

  function refusal(why: string): string {
    const known = (['no-session', 'user-disabled', 'ip', 'signature', 'time'] as const).find(
      (one) => one === why,
    );
    return known === undefined
      ? t('connector.refusedWhy.other', { why: withoutTurns(why) })
      : t(`connector.refusedWhy.${known}`);
  }
}

/** A connector older than the desk: it is removed, and the desk's own is installed. */
function Older({
  shop,
  hands,
  build,
}: {
  readonly shop: Pick<Shop, 'dialect'>;
  readonly hands: ConnectorHands;
  readonly build: string;
}) {
  const { t } = useTranslation();
  const file = connectorFiles[shop.dialect][0]?.name ?? '';
  return (
    <>
      <p>
        {t('connector.mismatchConnector', { build: withoutTurns(build) })}{' '}
        {t('connector.meanwhile')}
      </p>
      <h3>{t('connector.remove')}</h3>
      <StepList steps={removeSteps[shop.dialect]} file={file} />
      <h3>{t('connector.then')}</h3>
      <Install shop={shop} hands={hands} />
    </>
  );
}
