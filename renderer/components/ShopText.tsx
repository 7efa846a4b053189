import { withoutTurns } from '../text/plain-text';

/** Text that came from the shop: isolated, so that its writing direction never reorders what stands around it. */
export function ShopText({ children }: { readonly children: string | number }) {
  return <bdi>{withoutTurns(String(children))}</bdi>;
}
