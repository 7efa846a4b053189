import { Decimal } from 'decimal.js';
import { useTranslation } from 'react-i18next';
import type { OrderHeader } from '../../../../../shared/order';
import type { OrderContents, OrderLine, OrderVoucher } from '../../../../../shared/order-contents';
import type { Shop } from '../../../../../shared/shop';
import { ShopText } from '../../../../components/ShopText';
import { breakdownOf, type Write } from './breakdown';
import styles from './LinesTable.module.css';
import { useWrite } from './use-write';
import { Written } from './Written';

type Props = {
  readonly shop: Shop;
  readonly header: OrderHeader;
  readonly contents: OrderContents;
};

/** What was ordered: each line with its options, net and tax apart, gift certificates, and what all of it comes to. */
export function LinesTable({ shop, header, contents }: Props) {
  const { t } = useTranslation();
  const write = useWrite(shop, header);
  const { goods, subTotal, goodsGap } = breakdownOf(contents, header.total, write);
  return (
    <table className={styles.lines}>
      <thead>
        <tr>
          <th scope="col">{t('lines.product')}</th>
          <th scope="col">{t('lines.quantity')}</th>
          <th scope="col">
            {t('lines.price')} <small>{t('lines.net')}</small>
          </th>
          <th scope="col">
            {t('lines.tax')} <small>{t('lines.each')}</small>
          </th>
          <th scope="col">
            {t('lines.total')} <small>{t('lines.net')}</small>
          </th>
        </tr>
      </thead>
      <tbody>
        {contents.lines.map((line) => (
          <LineRow key={line.lineId} line={line} write={write} />
        ))}
        {contents.vouchers.map((voucher, at) => (
          <VoucherRow key={at} voucher={voucher} write={write} />
        ))}
      </tbody>
      <tfoot>
        {goodsGap === null ? null : (
          <tr className={styles.gap} data-kind={goodsGap.kind}>
            <th scope="row" colSpan={4}>
              {t(`lines.gap.goods.${goodsGap.kind}`)}
            </th>
            <td>
              <Written amount={goodsGap.amount} />
            </td>
          </tr>
        )}
        <tr>
          <th scope="row" colSpan={4}>
            {subTotal === null ? t('lines.together') : <ShopText>{subTotal.title}</ShopText>}
          </th>
          <td>
            <Written amount={subTotal?.amount ?? goods} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function LineRow({ line, write }: { readonly line: OrderLine; readonly write: Write }) {
  const { t } = useTranslation();
  const { name, model, quantity, price, total, tax, reward, options } = line;
  const gross = new Decimal(tax).times(quantity).plus(total).toFixed();
  const hasTax = !new Decimal(tax).isZero();
  return (
    <tr>
      <th scope="row" className={styles.what}>
        <strong>{name === '' ? t('lines.noName') : <ShopText>{name}</ShopText>}</strong>
        {model === '' ? null : (
          <span className={styles.quiet}>
            <ShopText>{model}</ShopText>
          </span>
        )}
        {options.length === 0 ? null : (
          <ul className={styles.options}>
            {options.map((option) => (
              <li key={option.optionId}>
                <ShopText>{option.name}</ShopText>: <ShopText>{option.value}</ShopText>
              </li>
            ))}
          </ul>
        )}
        {line.productId === 0 ? <span className={styles.quiet}>{t('lines.noProduct')}</span> : null}
        {new Decimal(reward).isZero() ? null : (
          <span className={styles.quiet}>
            {t('lines.points', { count: new Decimal(reward).toNumber() })}
          </span>
        )}
      </th>
      <td>
        <bdi dir="ltr">{new Decimal(quantity).toFixed()}</bdi>
      </td>
      <td>
        <Written amount={write(price)} />
      </td>
      <td>{hasTax ? <Written amount={write(tax)} /> : <span className={styles.quiet}>–</span>}</td>
      <td>
        <Written amount={write(total)} />
        {hasTax ? (
          <span className={styles.gross}>
            {t('lines.gross')} <Written amount={write(gross)} />
          </span>
        ) : null}
      </td>
    </tr>
  );
}

function VoucherRow({ voucher, write }: { readonly voucher: OrderVoucher; readonly write: Write }) {
  const { t } = useTranslation();
  const { description, code, fromName, fromEmail, toName, toEmail, message, amount } = voucher;
  return (
    <tr>
      <th scope="row" className={styles.what} colSpan={4}>
        <strong>
          <ShopText>{description}</ShopText>
        </strong>
        <span className={styles.quiet}>
          {t('lines.voucher')} <ShopText>{code}</ShopText>
        </span>
        <ul className={styles.options}>
          <li>
            {t('lines.voucherTo')}: <ShopText>{`${toName} ${toEmail}`.trim()}</ShopText>
          </li>
          <li>
            {t('lines.voucherFrom')}: <ShopText>{`${fromName} ${fromEmail}`.trim()}</ShopText>
          </li>
          {message === '' ? null : (
            <li>
              {t('lines.voucherMessage')}: <ShopText>{message}</ShopText>
            </li>
          )}
        </ul>
      </th>
      <td>
        <Written amount={write(amount)} />
      </td>
    </tr>
  );
}
