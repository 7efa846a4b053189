import { useTranslation } from 'react-i18next';
import { shopAmount, type DecimalText } from '../../shared/money';
import type { Shop } from '../../shared/shop';
import { useFormats } from '../text/formats';

/** What an order came to, in its own currency and as its shop writes it; isolated and in tabular figures. */
export function Money({
  total,
  code,
  rate,
  shop,
}: {
  readonly total: DecimalText;
  readonly code: string;
  readonly rate: DecimalText;
  readonly shop: Pick<Shop, 'facts'>;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  // The shop wrote no number; a 0 would be an invented sum.
  if (total === '') return <>{t('common.noTotal')}</>;
  const amount = shopAmount(total, code, rate, shop.facts?.currencies ?? null);
  // two shops may write the same sign for two currencies
  const title = amount.symbols === undefined ? {} : { title: code };
  return (
    <bdi dir="ltr" {...title}>
      {formats.money(amount)}
    </bdi>
  );
}
