import type { Amount } from '../../../../../shared/money';
import { useFormats } from '../../../../text/formats';

/** An amount ready to be shown; isolated, so that its sign keeps its side. */
export function Written({ amount }: { readonly amount: Amount }) {
  return <bdi dir="ltr">{useFormats().money(amount)}</bdi>;
}
