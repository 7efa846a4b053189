import type { Shop } from '../../shared/shop';

/** The name of a shop's status: the owner's if one was entered, else the one learnt from its orders, else null. */
export function statusNameIn(
  { statusNames }: Pick<Shop, 'statusNames'>,
  statusId: number,
  learnt: string | null,
): string | null {
  return statusNames.find((one) => one.statusId === statusId)?.name ?? learnt;
}
