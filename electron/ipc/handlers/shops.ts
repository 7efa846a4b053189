import type { CacheState, Handlers } from '../../../shared/ipc/contract';
import type { ShopId } from '../../../shared/ids';
import { ok, type Result } from '../../../shared/result';
import type { KnownStatus, Shop, ShopCredentials, StatusName } from '../../../shared/shop';
import type { OwnZone } from '../../../shared/time';

/** The connections as the window may use them; see electron/shops. */
export type ShopsPort = {
  list(): readonly Shop[];
  connect(credentials: ShopCredentials): Promise<Result<Shop>>;
  cancelConnect(): void;
  enterKey(shop: ShopId, key: string): Promise<Result<Shop>>;
  disconnect(shop: ShopId): Promise<Result<null>>;
  disconnectAll(): Promise<Result<null>>;
  change(shop: ShopId, look: Pick<Shop, 'name' | 'colour'>): Result<Shop>;
  move(shop: ShopId, address: string, certificate: string | null): Promise<Result<Shop>>;
  nameStatuses(shop: ShopId, names: readonly StatusName[]): Result<Shop>;
  statuses(shop: ShopId): Promise<Result<readonly KnownStatus[]>>;
  setZone(shop: ShopId, zone: OwnZone): Result<Shop>;
  cacheState(): Promise<CacheState>;
};

/** Answers `shops:*` and `cache:state`; a call that comes before the desk has started waits for it. */
export function shopHandlers(
  shops: Promise<ShopsPort>,
): Pick<
  Handlers,
  | 'shops:list'
  | 'shops:connect'
  | 'shops:cancel-connect'
  | 'shops:enter-key'
  | 'shops:disconnect'
  | 'shops:disconnect-all'
  | 'shops:change'
  | 'shops:move'
  | 'shops:name-statuses'
  | 'shops:statuses'
  | 'shops:set-zone'
  | 'cache:state'
> {
  return {
    'shops:list': async () => ok((await shops).list()),
    'shops:connect': async (credentials) => (await shops).connect(credentials),
    'shops:cancel-connect': async () => {
      (await shops).cancelConnect();
      return ok(null);
    },
    'shops:enter-key': async ({ shop, key }) => (await shops).enterKey(shop, key),
    'shops:disconnect': async ({ shop }) => (await shops).disconnect(shop),
    'shops:disconnect-all': async () => (await shops).disconnectAll(),
    'shops:change': async ({ shop, name, colour }) => (await shops).change(shop, { name, colour }),
    'shops:move': async ({ shop, address, certificate }) =>
      (await shops).move(shop, address, certificate),
    'shops:name-statuses': async ({ shop, names }) => (await shops).nameStatuses(shop, names),
    'shops:statuses': async ({ shop }) => (await shops).statuses(shop),
    'shops:set-zone': async ({ shop, zone }) => (await shops).setZone(shop, zone),
    'cache:state': async () => ok(await (await shops).cacheState()),
  };
}
