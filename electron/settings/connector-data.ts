import { z } from 'zod';
import type { ConnectorState, LanguageName, ShopFacts } from '../../shared/shop-facts';

/** Caps of what is kept of a shop's word about itself: it is a stranger's, and all shops lie in one file. */
const most = { statuses: 200, names: 8, currencies: 100, languages: 50, storefronts: 100 } as const;
const longest = { name: 100, address: 300, code: 20, number: 40 } as const;

const name = z.string().max(longest.name);
const code = z.string().max(longest.code);

const state = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unknown') }),
  z.strictObject({ kind: z.literal('missing') }),
  z.strictObject({
    kind: z.literal('present'),
    build: name,
    opencart: name,
    canWrite: z.boolean(),
    engines: z.enum(['transactions', 'journal']),
  }),
  z.strictObject({
    kind: z.literal('mismatch'),
    build: name,
    update: z.enum(['connector', 'desk']),
  }),
  z.strictObject({ kind: z.literal('refused'), why: name }),
]);

/** What is known of a shop's connector. One that cannot be read is looked for anew; it costs no other setting. */
export const connectorState = state.catch({ kind: 'unknown' }).default({ kind: 'unknown' });

const factsSchema = z.strictObject({
  baseCurrency: code,
  currencies: z
    .array(
      z.strictObject({
        code,
        title: name,
        symbolLeft: code,
        symbolRight: code,
        decimals: z.number().int(),
        value: z.string().max(longest.number),
        isEnabled: z.boolean(),
      }),
    )
    .readonly(),
  statuses: z
    .array(
      z.strictObject({
        statusId: z.number().int(),
        names: z.array(z.strictObject({ languageId: z.number().int(), name })).readonly(),
        class: z.enum(['processing', 'complete']).nullable(),
      }),
    )
    .readonly(),
  defaultLanguageId: z.number().int(),
  languages: z.array(z.strictObject({ languageId: z.number().int(), code: name, name })).readonly(),
  storefronts: z
    .array(
      z.strictObject({
        storeId: z.number().int(),
        name,
        url: z.string().max(longest.address),
      }),
    )
    .readonly(),
  zone: name,
}) satisfies z.ZodType<ShopFacts>;

/** What the connector told of a shop. Facts that cannot be read are told anew; they cost no other setting. */
export const shopFacts = factsSchema.nullable().catch(null).default(null);

/** The state with texts of a length that is kept. */
export function boundState(connector: ConnectorState): ConnectorState {
  switch (connector.kind) {
    case 'present':
      return {
        kind: connector.kind,
        build: named(connector.build),
        opencart: named(connector.opencart),
        canWrite: connector.canWrite,
        engines: connector.engines,
      };
    case 'mismatch':
      return { kind: connector.kind, build: named(connector.build), update: connector.update };
    case 'refused':
      return { kind: connector.kind, why: named(connector.why) };
    case 'missing':
    case 'unknown':
      return { kind: connector.kind };
  }
}

/** The facts with lists and texts of a length that is kept; of a status's names the one of the default language is always among them. */
export function boundFacts(facts: ShopFacts): ShopFacts {
  const { defaultLanguageId } = facts;
  return {
    baseCurrency: cut(facts.baseCurrency, longest.code),
    currencies: facts.currencies.slice(0, most.currencies).map((currency) => ({
      code: cut(currency.code, longest.code),
      title: named(currency.title),
      symbolLeft: cut(currency.symbolLeft, longest.code),
      symbolRight: cut(currency.symbolRight, longest.code),
      decimals: currency.decimals,
      value: cut(currency.value, longest.number),
      isEnabled: currency.isEnabled,
    })),
    statuses: facts.statuses.slice(0, most.statuses).map((status) => ({
      statusId: status.statusId,
      names: namesToKeep(status.names, defaultLanguageId).map(({ languageId, name: one }) => ({
        languageId,
        name: named(one),
      })),
      class: status.class,
    })),
    defaultLanguageId,
    languages: facts.languages.slice(0, most.languages).map((language) => ({
      languageId: language.languageId,
      code: named(language.code),
      name: named(language.name),
    })),
    storefronts: facts.storefronts.slice(0, most.storefronts).map((storefront) => ({
      storeId: storefront.storeId,
      name: named(storefront.name),
      url: cut(storefront.url, longest.address),
    })),
    zone: named(facts.zone),
  };
}

function namesToKeep(names: readonly LanguageName[], language: number): readonly LanguageName[] {
  if (names.length <= most.names) return names;
  const own = names.filter(({ languageId }) => languageId === language);
  return [...own, ...names.filter((one) => !own.includes(one))].slice(0, most.names);
}

function named(text: string): string {
  return cut(text, longest.name);
}

/** Never half a character. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
