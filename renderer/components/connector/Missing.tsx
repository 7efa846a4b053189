import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { connector } from '../../text/en/connector';
import styles from './ConnectorPanel.module.css';
import type { ConnectorHands } from './hands';
import { Install } from './Install';

const gives = Object.keys(connector.give) as (keyof typeof connector.give)[]; // Object.keys forgets that these are exactly the table's names

/** What the connector gives, and how to get it. */
export function Missing({
  shop,
  hands,
  isFolded,
}: {
  readonly shop: Pick<Shop, 'dialect'>;
  readonly hands: ConnectorHands;
  /** The steps are folded away where it is not known that they are needed. */
  readonly isFolded: boolean;
}) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('connector.missingWhat')}</p>
      <p>{t('connector.gives')}</p>
      <ul className={styles.gives}>
        {gives.map((name) => (
          <li key={name}>{t(`connector.give.${name}`)}</li>
        ))}
      </ul>
      {isFolded ? (
        <details className={styles.more}>
          <summary>{t('connector.howTo')}</summary>
          <Install shop={shop} hands={hands} />
        </details>
      ) : (
        <>
          <h3>{t('connector.howTo')}</h3>
          <Install shop={shop} hands={hands} />
        </>
      )}
    </>
  );
}
