import { connectorProtocol } from '../../../shared/connector/protocol';
import { helloWire } from '../../../shared/connector/wire';
import { ok, type Result } from '../../../shared/result';
import type { ShopFacts } from '../../../shared/shop-facts';
import { decodeText } from '../entities';
import { isRawObject } from '../wire/fields';
import type { OtherProtocol } from './reply';
import { rawMark } from './page';
import { unreadable } from './unreadable';
import type { ConnectorHello } from './types';

type Wire = ReturnType<typeof helloWire.parse>;

/**
 * What the connector says of itself and its shop, text decoded once. A number of another protocol is told as such; fails as
 * `unexpected-answer` where a member is missing or of another shape.
 */
export function readHello(value: unknown): Result<ConnectorHello | OtherProtocol> {
  if (isRawObject(value)) {
    const { protocol, build } = value;
    if (typeof protocol === 'number' && protocol !== connectorProtocol) {
      return ok({
        kind: 'mismatch',
        build: typeof build === 'string' ? build.slice(0, 40) : '',
        update: protocol > connectorProtocol ? 'desk' : 'connector',
      });
    }
  }
  const parsed = helloWire.safeParse(value);
  if (!parsed.success) return unreadable('hello', parsed.error);
  const wire = parsed.data;
  return ok({
    state: {
      kind: 'present',
      build: wire.build.slice(0, 40),
      opencart: wire.opencart.slice(0, 40),
      canWrite: wire.writes,
      engines: wire.engines,
    },
    facts: readFacts(wire),
    orderCount: wire.orders.count,
    highestOrderId: wire.orders.highest,
    mark: rawMark(value),
    serverTime: wire.time * 1_000,
  });
}

function readFacts(wire: Wire): ShopFacts {
  return {
    baseCurrency: wire.base_currency,
    currencies: wire.currencies.map((one) => ({
      code: one.code,
      title: decodeText(one.title),
      symbolLeft: decodeText(one.symbol_left),
      symbolRight: decodeText(one.symbol_right),
      decimals: one.decimals,
      value: one.value,
      isEnabled: one.enabled,
    })),
    statuses: wire.statuses.map((one) => ({
      statusId: one.order_status_id,
      names: one.names.map(({ language_id, name }) => ({
        languageId: language_id,
        name: decodeText(name),
      })),
      class: one.class,
    })),
    defaultLanguageId: wire.default_language_id,
    languages: wire.languages.map(({ language_id, code, name }) => ({
      languageId: language_id,
      code,
      name: decodeText(name),
    })),
    storefronts: wire.storefronts.map(({ store_id, name, url }) => ({
      storeId: store_id,
      name: decodeText(name),
      url: decodeText(url),
    })),
    zone: wire.zone,
  };
}
