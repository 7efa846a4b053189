import type { ShopId } from '../../shared/ids';
import { ok, type Result } from '../../shared/result';
import type { KnownStatus, StatusName } from '../../shared/shop';
import type { CacheReader } from '../cache/types';
import type { StoredShop } from '../settings/settings-data';
import { namesOfShop } from './connector';

/** The names of a shop's statuses, each id once and in order; the last name given to an id counts. */
export function orderedNames(names: readonly StatusName[]): StatusName[] {
  const byId = new Map(names.map(({ statusId, name }) => [statusId, name]));
  return [...byId].map(([statusId, name]) => ({ statusId, name })).sort(byStatusId);
}

/** What the owner entered, what the shop told and what orders taught, by id; the first of them wins. A status nobody named is left out. */
export function joinStatuses(
  owner: readonly StatusName[],
  shop: readonly StatusName[],
  learnt: readonly { readonly statusId: number; readonly name: string | null }[],
): readonly KnownStatus[] {
  const known = new Map<number, KnownStatus>();
  for (const { statusId, name } of learnt)
    if (statusId > 0 && name !== null && name !== '')
      known.set(statusId, { statusId, name, source: 'orders' });
  for (const { statusId, name } of shop) known.set(statusId, { statusId, name, source: 'shop' });
  for (const { statusId, name } of owner) known.set(statusId, { statusId, name, source: 'owner' });
  return [...known.values()].sort(byStatusId);
}

/** What a shop's statuses are called: as its owner entered, else as the shop told. */
export function statusNamesOf(
  shop: Pick<StoredShop, 'statusNames' | 'facts'>,
): readonly StatusName[] {
  return orderedNames([...namesOfShop(shop.facts), ...shop.statusNames]);
}

/** A reader whose rows and counts call each status as `namesOf` its shop does, where a name is among them. */
export function namedByShop(
  reader: CacheReader,
  namesOf: (shop: ShopId) => readonly StatusName[],
): CacheReader {
  function named<T extends { readonly statusId: number }>(
    shop: ShopId,
    statuses: readonly T[],
    withName: (status: T, name: string) => T,
  ): readonly T[] {
    const names = namesOf(shop);
    if (names.length === 0) return statuses;
    const byId = new Map(names.map(({ statusId, name }) => [statusId, name]));
    return statuses.map((status) => {
      const name = byId.get(status.statusId);
      return name === undefined ? status : withName(status, name);
    });
  }

  return {
    ...reader,
    async rows(shop, ids) {
      const read = await reader.rows(shop, ids);
      if (!read.ok) return read;
      const rows = named(shop, read.value.rows, (row, name) => ({ ...row, statusName: name }));
      return ok({ ...read.value, rows });
    },
    async counts(shop) {
      const read = await reader.counts(shop);
      if (!read.ok) return read;
      const statuses = named(shop, read.value.statuses, (one, name) => ({ ...one, name }));
      return ok({ ...read.value, statuses });
    },
  };
}

/** Every status the desk knows of a shop. Where its API shows no orders there is nothing learnt to ask for. */
export async function knownStatuses(
  reader: CacheReader,
  shop: Pick<StoredShop, 'id' | 'statusNames' | 'facts'>,
  canRead: boolean,
): Promise<Result<readonly KnownStatus[]>> {
  const names = [shop.statusNames, namesOfShop(shop.facts)] as const;
  if (!canRead) return ok(joinStatuses(...names, []));
  const counts = await reader.counts(shop.id);
  return counts.ok ? ok(joinStatuses(...names, counts.value.statuses)) : counts;
}

function byStatusId(a: StatusName, b: StatusName): number {
  return a.statusId - b.statusId;
}
