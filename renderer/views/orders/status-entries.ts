import type { StatusKey } from '../../../shared/order';
import type { ShopCounts } from '../../queries/use-shop-counts';
import { statusNameIn } from '../../text/status-name';

/** A status as the views show it: of one shop, or of several that call theirs the same. */
export type StatusEntry = {
  readonly id: string;
  /** Null where no name is known; then it stands for one status of one shop. */
  readonly name: string | null;
  /** The shop's own name where the status has none and several shops are shown. */
  readonly shopName: string | null;
  /** Never empty. */
  readonly statuses: readonly StatusKey[];
  readonly count: number;
};

/** True when one of the statuses belongs to the entry. */
export function isChosen(entry: StatusEntry, statuses: readonly StatusKey[]): boolean {
  return entry.statuses.some((own) =>
    statuses.some(({ shop, statusId }) => own.shop === shop && own.statusId === statusId),
  );
}

/**
 * The statuses of the shops shown. In one shop each stands for itself; of several shops, those with the same name (letter case and
 * blanks around it apart) are one entry, and one without a name stays apart.
 */
export function statusEntries(shops: readonly ShopCounts[]): readonly StatusEntry[] {
  const isOne = shops.length === 1;
  const entries = new Map<string, StatusEntry>();
  for (const { shop, counts } of shops) {
    for (const { statusId, name: learnt, count } of counts.statuses) {
      const status: StatusKey = { shop: shop.id, statusId };
      const name = statusNameIn(shop, statusId, learnt);
      const id =
        isOne || name === null
          ? `${shop.id} ${statusId}`
          : `= ${name.trim().normalize('NFC').toLowerCase()}`;
      const shopName = isOne || name !== null ? null : shop.name;
      const met = entries.get(id) ?? { id, name, shopName, statuses: [], count: 0 };
      entries.set(id, {
        ...met,
        statuses: [...met.statuses, status],
        count: met.count + count,
      });
    }
  }
  return [...entries.values()];
}
