import { countries, zones } from '../data/countries';
import { currencyRows } from '../data/currencies';
import type { DialectName } from '../dialects/dialect';
import type { Json } from '../php/json';
import { encodeEntities } from '../php/text';
import type { Shop } from '../shop/shop';
import type { ShopSettings } from '../shop/settings';
import { done, type CallEnd } from './call-end';
import { markOf } from './mark';
import type { ConnectorSettings } from './settings';

/** Statuses that take stock, as OpenCart is installed. */
const completeStatuses = new Set([3, 5]);
const processingStatuses = new Set([1, 2, 12]);

/** Whether an order of that status takes stock: the class of its status. */
export function classOf(statusId: number): 'processing' | 'complete' | null {
  if (completeStatuses.has(statusId)) return 'complete';
  return processingStatuses.has(statusId) ? 'processing' : null;
}

/** The generation a desk is told, and the release the demo shop plays. */
function releaseOf(dialect: DialectName, settings: ShopSettings): readonly [string, string] {
  if (dialect === '2.3') return ['2.3', '2.3.0.2'];
  if (dialect === '3.0') return ['3.0', settings.hasTimeZoneBug ? '3.0.3.9' : '3.0.5.1'];
  if (dialect === '4.1') return ['4.1', settings.isPatched41 ? '4.1.0.4' : '4.1.0.3'];
  return ['4.0', dialect === '4.0.1' ? '4.0.1.1' : '4.0.2.3'];
}

function statusesJson(shop: Shop): Json {
  const byStatus = new Map<number, Json[]>();
  for (const [key, name] of shop.tables.statusNames) {
    const [statusId = '', languageId = ''] = key.split('/');
    const names = byStatus.get(Number(statusId)) ?? [];
    byStatus.set(Number(statusId), [...names, { language_id: Number(languageId), name }]);
  }
  return [...byStatus].map(([statusId, names]) => ({
    order_status_id: statusId,
    names,
    class: classOf(statusId),
  }));
}

function placesJson(): { readonly countries: Json; readonly zones: Json } {
  return {
    countries: countries.map((country) => ({
      country_id: Number(country.id),
      name: encodeEntities(country.name),
      iso_code_2: country.iso2,
      iso_code_3: country.iso3,
      postcode_required: ['81', '222'].includes(country.id),
      address_format: '',
    })),
    zones: zones.map((zone) => ({
      zone_id: Number(zone.id),
      country_id: Number(zone.country),
      code: zone.code,
      name: encodeEntities(zone.name),
    })),
  };
}

const languageNames: Readonly<Record<string, string>> = { 'en-gb': 'English', 'de-de': 'Deutsch' };

/** What the connector says of itself and of its shop. */
export function hello(
  shop: Shop,
  connector: ConnectorSettings,
  dialect: DialectName,
  withPlaces: boolean,
): CallEnd {
  const settings = shop.settings();
  const now = shop.clock().now();
  const [generation, release] = releaseOf(dialect, settings);
  const languages = [...shop.tables.languageCodes];
  const own = languages.find(([, code]) => code === settings.language)?.[0] ?? '1';
  const { canWrite } = connector;
  return done({
    protocol: connector.protocol,
    build: connector.build,
    opencart: release,
    php: '8.2.36',
    dialect: generation,
    time: Math.floor(now / 1000),
    zone: settings.timeZone,
    now: shop.clock().localText(now),
    writes: canWrite,
    // 2.3 and 3.0 make MyISAM tables when they are installed.
    engines: generation.startsWith('4.') ? 'transactions' : 'journal',
    base_currency: settings.currency,
    currencies: currencyRows(settings.currency),
    statuses: statusesJson(shop),
    default_language_id: Number(own),
    languages: languages.map(([id, code]) => ({
      language_id: Number(id),
      code,
      name: languageNames[code] ?? code,
    })),
    storefronts: [{ store_id: 0, name: encodeEntities(settings.name), url: shop.url }],
    customer_groups: [
      {
        customer_group_id: 1,
        names: languages.map(([id, code]) => ({
          language_id: Number(id),
          name: code === 'de-de' ? 'Standard' : 'Default',
        })),
      },
    ],
    rights: { read: true, history: canWrite, edit: canWrite },
    orders: { count: shop.orders.count(), highest: shop.orders.highestId() },
    mark: markOf(shop),
    ...(withPlaces ? placesJson() : {}),
  });
}
