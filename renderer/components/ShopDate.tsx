import type { ShopDateText, ShopZone } from '../../shared/time';
import { useDateText } from '../text/use-date-text';

/** A date of the shop; the full one, and whose clock it is, in the tool tip. */
export function ShopDate({ text, zone }: { readonly text: ShopDateText; readonly zone: ShopZone }) {
  const { short, full } = useDateText().shop(text, zone);
  return (
    <span title={full}>
      <bdi>{short}</bdi>
    </span>
  );
}
