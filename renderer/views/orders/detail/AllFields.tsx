import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderAddress, OrderHeader } from '../../../../shared/order';
import { ShopText } from '../../../components/ShopText';
import { addressFields, extraFields, fields } from '../../../text/en/fields';
import styles from './AllFields.module.css';

function namesOf<T extends string>(table: Readonly<Record<T, string>>): readonly T[] {
  return Object.keys(table) as T[]; // Object.keys forgets that these are exactly the table's names
}

/** Every field the shop told of an order, folded away: the tables of names are complete by their types. */
export function AllFields({ header }: { readonly header: OrderHeader }) {
  const { t } = useTranslation();
  const extra = Object.entries(header.extra);
  const extraName = (name: string) => {
    const known = namesOf(extraFields).find((one) => one === name);
    return known === undefined ? name : t(`extraFields.${known}`);
  };
  return (
    <details className={styles.fields}>
      <summary>
        {t('order.allFields')} <span>{t('order.allFieldsHint')}</span>
      </summary>
      <table>
        <tbody>
          {namesOf(fields).map((name) => (
            <Field key={name} name={t(`fields.${name}`)} value={header[name]} />
          ))}
          <CustomRows fields={header.customFields} />
        </tbody>
        <AddressRows title={t('order.payment')} address={header.payment} />
        <AddressRows title={t('order.shipping')} address={header.shipping} />
        {extra.length === 0 ? null : (
          <tbody>
            <Head>{t('order.extra')}</Head>
            {extra.map(([name, value]) => (
              <Field key={name} name={extraName(name)} value={value} />
            ))}
          </tbody>
        )}
      </table>
    </details>
  );
}

function AddressRows({
  title,
  address,
}: {
  readonly title: string;
  readonly address: OrderAddress;
}) {
  const { t } = useTranslation();
  return (
    <tbody>
      <Head>{title}</Head>
      {namesOf(addressFields).map((name) => (
        <Field key={name} name={t(`addressFields.${name}`)} value={address[name]} />
      ))}
      <CustomRows fields={address.customFields} />
    </tbody>
  );
}

function CustomRows({ fields: custom }: { readonly fields: OrderHeader['customFields'] }) {
  const { t } = useTranslation();
  return Object.entries(custom).map(([id, value]) => (
    <Field key={id} name={t('order.customField', { id })} value={value} />
  ));
}

function Head({ children }: { readonly children: ReactNode }) {
  return (
    <tr>
      <th scope="colgroup" colSpan={2} className={styles.head}>
        {children}
      </th>
    </tr>
  );
}

function Field({ name, value }: { readonly name: string; readonly value: string | number | null }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{value === null || value === '' ? '–' : <ShopText>{String(value)}</ShopText>}</td>
    </tr>
  );
}
