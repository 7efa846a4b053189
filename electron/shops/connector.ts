import type { ConnectorState, ShopFacts } from '../../shared/shop-facts';
import type { StatusName } from '../../shared/shop';
import { ok, type Result } from '../../shared/result';
import type { ShopClient } from '../opencart/client';
import { boundFacts, boundState } from '../settings/connector-data';
import type { StoredShop } from '../settings/settings-data';

/** What was found when a shop was looked at for its connector. `facts` null: it told none. */
export type ConnectorFinding = {
  readonly state: ConnectorState;
  readonly facts: ShopFacts | null;
};

/** Logs in and looks for the connector. What fails on the way says nothing about it. */
export async function lookForConnector(
  client: ShopClient,
  signal: AbortSignal,
): Promise<Result<ConnectorFinding>> {
  const found = await client.openConnector(signal);
  if (!found.ok) return found;
  if (found.value.kind !== 'present') return ok({ state: found.value, facts: null });
  const { state, facts } = found.value.session.hello;
  return ok({ state, facts });
}

/** The shop with what was found. `unknown` and missing facts are no news: what was known of them stays. */
export function withConnector(stored: StoredShop, { state, facts }: ConnectorFinding): StoredShop {
  return {
    ...stored,
    connector: state.kind === 'unknown' ? stored.connector : boundState(state),
    facts: facts === null ? stored.facts : boundFacts(facts),
  };
}

/** The names the shop has for its statuses: in its default language, else in the first that has one. */
export function namesOfShop(facts: ShopFacts | null): readonly StatusName[] {
  if (facts === null) return [];
  return facts.statuses.flatMap(({ statusId, names }) => {
    const given = names.filter(({ name }) => name.trim() !== '');
    const own = given.find(({ languageId }) => languageId === facts.defaultLanguageId) ?? given[0];
    return own === undefined || statusId < 1 ? [] : [{ statusId, name: own.name }];
  });
}

/** The name of the shop's main storefront; null where it told none. */
export function nameOfStorefront(facts: ShopFacts | null): string | null {
  return facts?.storefronts.find(({ storeId }) => storeId === 0)?.name ?? null;
}
