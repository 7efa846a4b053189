import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import type { ConnectorState } from '../../../shared/shop-facts';
import { withoutTurns } from '../../text/plain-text';
import styles from './ConnectorPanel.module.css';
import type { ConnectorHands } from './hands';
import { Install } from './Install';
import { LookButton } from './LookButton';
import { MenuPath } from './StepList';
import { writesPaths } from './steps';

/** A connector that is there: its build, whether it may write, and how it keeps a change whole. */
export function Present({
  shop,
  state,
  hands,
}: {
  readonly shop: Pick<Shop, 'dialect'>;
  readonly state: Extract<ConnectorState, { readonly kind: 'present' }>;
  readonly hands: ConnectorHands;
}) {
  const { t } = useTranslation();
  const { build, opencart, canWrite, engines } = state;
  return (
    <>
      <p>
        {t('connector.presentWhat', {
          build: withoutTurns(build),
          opencart: withoutTurns(opencart),
        })}{' '}
        {canWrite ? t('connector.canWrite') : t('connector.readOnly')}
      </p>
      {canWrite ? null : (
        <ul className={styles.writes}>
          {writesPaths[shop.dialect].map((path) => (
            <li key={path}>
              <MenuPath path={path} />{' '}
              {path === 'modules' ? t('connector.editFirst') : t('connector.allowWrites')}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.quiet}>{t(`connector.engines.${engines}`)}</p>
      <LookButton hands={hands} label={t('connector.lookAgain')} />
      <details className={styles.more}>
        <summary>{t('connector.again')}</summary>
        <Install shop={shop} hands={hands} />
      </details>
    </>
  );
}
