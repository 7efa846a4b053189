import { orderAmount, type DecimalText } from '../../shared/money';
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
  const formats = useFormats();
  return <bdi dir="ltr">{formats.money(orderAmount(total, code, rate))}</bdi>;
}
