import type { Shop, StatusName } from '../../shared/shop';
import type { ShopFacts } from '../../shared/shop-facts';

/**
 * The name of a shop's status: the owner's if one was entered, else the shop's own in its default language, else the one learnt from its
 * orders, else null. So a status has one name on screen, whatever language an order was made in.
 */
export function statusNameIn(
  { statusNames, facts }: Pick<Shop, 'statusNames' | 'facts'>,
  statusId: number,
  learnt: string | null,
): string | null {
  return (
    statusNames.find((one) => one.statusId === statusId)?.name ??
    (facts === null ? null : toldName(facts, statusId, facts.defaultLanguageId)) ??
    learnt
  );
}

/** What the shop calls a status in one of its languages, else in its default one, else in any; null where it told no name. */
export function toldName(
  { statuses, defaultLanguageId }: Pick<ShopFacts, 'statuses' | 'defaultLanguageId'>,
  statusId: number,
  languageId: number,
): string | null {
  const names = (statuses.find((status) => status.statusId === statusId)?.names ?? []).filter(
    ({ name }) => name.trim() !== '',
  );
  const nameIn = (id: number) => names.find((one) => one.languageId === id)?.name;
  return nameIn(languageId) ?? nameIn(defaultLanguageId) ?? names[0]?.name ?? null;
}

/** Every status the shop told a name of, in its default language, by number; empty where it told none. */
export function toldNames({ facts }: Pick<Shop, 'facts'>): readonly StatusName[] {
  if (facts === null) return [];
  return facts.statuses
    .flatMap(({ statusId }) => {
      const name = toldName(facts, statusId, facts.defaultLanguageId);
      return name === null ? [] : [{ statusId, name }];
    })
    .toSorted((a, b) => a.statusId - b.statusId);
}
