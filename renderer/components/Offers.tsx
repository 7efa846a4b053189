import { useTranslation } from 'react-i18next';
import { capabilityNames, type CapabilityName, type Offer } from '../../shared/capabilities';
import type { Shop } from '../../shared/shop';
import styles from './Offers.module.css';
import { StatusShape } from './StatusShape';

/** Whether something is read or changed; leaving one out does not compile. */
const groupOf: Readonly<Record<CapabilityName, 'read' | 'write'>> = {
  readHeader: 'read',
  listOrders: 'read',
  readLines: 'read',
  readTotals: 'read',
  readHistory: 'read',
  readStatuses: 'read',
  readCurrencies: 'read',
  searchProducts: 'read',
  searchCustomers: 'read',
  addHistory: 'write',
  verifyHistory: 'write',
  keepEmoji: 'write',
  editOrder: 'write',
};

const shapes = { yes: 'done', 'with-connector': 'open', no: 'stopped' } as const satisfies Record<
  Offer,
  string
>;

/** What a shop's API offers, in a clerk's words: yes, with the connector, or no. */
export function Offers({ shop }: { readonly shop: Shop }) {
  const { t } = useTranslation();
  const hasConnector = shop.connector.kind === 'present';
  return (
    <table className={styles.offers}>
      <caption>
        {hasConnector
          ? t('offers.leadConnector', { dialect: shop.dialect })
          : t('offers.lead', { dialect: shop.dialect })}{' '}
        {hasConnector ? null : t('offers.connectorNote')}
      </caption>
      {(['read', 'write'] as const).map((group) => (
        <tbody key={group}>
          <tr>
            <th scope="colgroup" colSpan={2} className={styles.group}>
              {t(`offers.${group}`)}
            </th>
          </tr>
          {capabilityNames
            .filter((name) => groupOf[name] === group)
            .map((name) => {
              const offer = shop.capabilities[name];
              return (
                <tr key={name} data-offer={offer}>
                  <th scope="row">{t(`offers.name.${name}`)}</th>
                  <td>
                    <span>
                      <StatusShape kind={shapes[offer]} />
                      {hasConnector && offer === 'with-connector'
                        ? t('offers.whenAllowed')
                        : t(`offers.offer.${offer}`)}
                    </span>
                  </td>
                </tr>
              );
            })}
        </tbody>
      ))}
    </table>
  );
}
