import { orderAmount, type DecimalText } from '../../shared/money';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../text/formats';

/** What an order came to, in its own currency; isolated and in tabular figures. */
export function Money({
  total,
  code,
  rate,
}: {
  readonly total: DecimalText;
  readonly code: string;
  readonly rate: DecimalText;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  // The shop wrote no number; a 0 would be an invented sum.
  if (total === '') return <>{t('common.noTotal')}</>;
  return <bdi dir="ltr">{formats.money(orderAmount(total, code, rate))}</bdi>;
}
