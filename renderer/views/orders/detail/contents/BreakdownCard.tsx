import { useTranslation } from 'react-i18next';
import type { OrderHeader } from '../../../../../shared/order';
import type { OrderContents } from '../../../../../shared/order-contents';
import type { Shop } from '../../../../../shared/shop';
import { ShopText } from '../../../../components/ShopText';
import { Card } from '../Card';
import { barsOf, type Bar } from './bars';
import styles from './BreakdownCard.module.css';
import { breakdownOf, type BreakdownRow } from './breakdown';
import { useWrite } from './use-write';
import { Written } from './Written';

type Props = {
  readonly shop: Shop;
  readonly header: OrderHeader;
  readonly contents: OrderContents;
};

/** How the total is made, row by row as the shop titled them, with a picture of it; what does not add up is a row of its own. */
export function BreakdownCard({ shop, header, contents }: Props) {
  const { t } = useTranslation();
  const write = useWrite(shop, header);
  const { rows } = breakdownOf(contents, header.total, write);
  const bars = barsOf(rows);
  if (rows.length === 0) return null;
  return (
    <Card title={t('lines.breakdown')} isWide>
      <table className={styles.breakdown}>
        <tbody>
          {rows.map((row, at) => (
            <Row key={at} row={row} bar={bars[at] ?? null} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Row({ row, bar }: { readonly row: BreakdownRow; readonly bar: Bar | null }) {
  const kind = row.kind === 'gap' ? row.gap.kind : row.part;
  return (
    <tr data-kind={kind}>
      <th scope="row">
        <RowTitle row={row} />
      </th>
      {/* the same figures as a picture; the amount beside it says it in words */}
      <td className={styles.picture} aria-hidden="true">
        {bar === null ? null : (
          <span
            className={styles.bar}
            style={{ marginInlineStart: `${bar.start}%`, inlineSize: `${bar.length}%` }}
          />
        )}
      </td>
      <td className={styles.amount}>
        <Written amount={row.kind === 'gap' ? row.gap.amount : row.amount} />
      </td>
    </tr>
  );
}

function RowTitle({ row }: { readonly row: BreakdownRow }) {
  const { t } = useTranslation();
  if (row.kind === 'gap') return t(`lines.gap.${row.of}.${row.gap.kind}`);
  if (row.kind === 'goods') return t('lines.goodsUntold');
  if (row.kind === 'order') return t('order.total');
  const { title, code } = row.total;
  return <ShopText>{title.trim() === '' ? code : title}</ShopText>;
}
