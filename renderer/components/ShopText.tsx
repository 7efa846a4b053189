import type { ReactNode } from 'react';

/** Text that came from the shop: isolated, so that its writing direction never reorders what stands around it. */
export function ShopText({ children }: { readonly children: ReactNode }) {
  return <bdi>{children}</bdi>;
}
