import { z } from 'zod';
import { countries, zones } from '../data/countries';
import { statuses } from '../data/statuses';
import { orderRowFrom } from './order-row';
import { contentTables, seedContents } from './seed-contents';
import type { OrderSource } from './order-table';
import { isLanguageCode } from './texts';
import type { ShopSettings } from './settings';
import type { ShopTables } from './shop';

const row = z.record(z.string(), z.unknown());

/** The tables of a shop's database this server reads; a seed file may hold more. Rows are as MySQL gives them: texts. */
export const seedSchema = z.object({
  order: z.array(row),
  order_status: z.array(
    z.object({ order_status_id: z.string(), language_id: z.string(), name: z.string() }),
  ),
  language: z.array(z.object({ language_id: z.string(), code: z.string() })),
  order_history: z
    .array(
      z.object({
        order_history_id: z.string(),
        order_id: z.string(),
        order_status_id: z.string(),
        notify: z.string(),
        comment: z.string(),
        date_added: z.string(),
      }),
    )
    .optional(),
  setting: z.array(z.object({ key: z.string(), value: z.string().nullable() })),
  ...contentTables,
});
export type SeedTables = z.infer<typeof seedSchema>;

const countryTable = new Map(countries.map(({ id, iso2, iso3 }) => [id, { iso2, iso3 }] as const));
const zoneTable = new Map(zones.map(({ id, code }) => [id, code] as const));

/** The orders a seed holds. */
export function seedOrders(seed: SeedTables): OrderSource {
  const rows = new Map(
    seed.order.map((columns) => [Number(columns['order_id']), orderRowFrom(columns)] as const),
  );
  const contents = seedContents(seed);
  const entryIds = (seed.order_history ?? []).map((entry) => Number(entry.order_history_id));
  return {
    highestId: Math.max(0, ...rows.keys()),
    highestHistoryId: Math.max(0, ...entryIds),
    firstFreeRowId: contents.highestRowId + 1,
    count: rows.size,
    has: (orderId) => rows.has(orderId),
    get: (orderId) => rows.get(orderId) ?? null,
    contents: (orderId) => contents.of(orderId),
    // A seed's history stands in its own table.
    histories: () => [],
    firstTouchedSince: () => 1,
  };
}

/** The tables joined to a seed's orders. Countries and zones are OpenCart's own, so no seed has to hold them. */
export function seedTables(seed: SeedTables): ShopTables {
  return {
    countries: countryTable,
    zoneCodes: zoneTable,
    statusNames: new Map(
      seed.order_status.map(
        (one) => [`${one.order_status_id}/${one.language_id}`, one.name] as const,
      ),
    ),
    languageCodes: new Map(seed.language.map((one) => [one.language_id, one.code] as const)),
  };
}

/** The settings a seed holds, as far as they concern the API. */
export function seedSettings(seed: SeedTables): Partial<ShopSettings> {
  const value = (key: string): string | undefined =>
    seed.setting.find((one) => one.key === key)?.value ?? undefined;
  const language = value('config_language');
  const timeZone = value('config_timezone');
  const currency = value('config_currency');
  return {
    displayErrors: value('config_error_display') === '1',
    ...(language !== undefined && isLanguageCode(language)
      ? { language, languages: [language] }
      : {}),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(currency === undefined ? {} : { currency }),
  };
}

/** The tables of a generated shop: two languages, so one status has two names. */
export function generatedTables(): ShopTables {
  return {
    countries: countryTable,
    zoneCodes: zoneTable,
    statusNames: new Map(
      statuses.flatMap(({ id, en, de }) => [[`${id}/1`, en] as const, [`${id}/2`, de] as const]),
    ),
    languageCodes: new Map([
      ['1', 'en-gb'],
      ['2', 'de-de'],
    ]),
  };
}
