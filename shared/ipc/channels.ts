import type { Channel, EventName } from './contract';

/** Every channel by name, for the preload's allow-list. `satisfies` keeps it complete in both directions. */
const channelTable = {
  'app:info': true,
  'app:copy': true,
  'app:open': true,
  'app:painted': true,
  'preferences:get': true,
  'preferences:set': true,
  'vault:state': true,
  'vault:choose': true,
  'vault:retry': true,
  'vault:unlock': true,
  'shops:list': true,
  'shops:connect': true,
  'shops:cancel-connect': true,
  'shops:enter-key': true,
  'shops:disconnect': true,
  'shops:set-zone': true,
  'shops:disconnect-all': true,
  'shops:change': true,
  'shops:move': true,
  'shops:name-statuses': true,
  'shops:statuses': true,
  'doctor:run': true,
  'doctor:cancel': true,
  'history:add': true,
  'history:list': true,
  'history:check': true,
  'history:settle': true,
  'connector:look': true,
  'connector:save': true,
  'cache:state': true,
  'orders:ids': true,
  'orders:rows': true,
  'orders:get': true,
  'orders:counts': true,
  'orders:refresh': true,
  'sync:state': true,
  'sync:pause': true,
  'sync:resume': true,
  'sync:cancel': true,
  'sync:now': true,
} as const satisfies Record<Channel, true>;

const eventTable = {
  'orders:changed': true,
  'sync:changed': true,
  'shops:changed': true,
  'vault:changed': true,
  'cache:changed': true,
  'connect:stepped': true,
  'doctor:stepped': true,
  'history:changed': true,
} as const satisfies Record<EventName, true>;

/** The names the page may invoke. */
export const channels: ReadonlySet<string> = new Set(Object.keys(channelTable));

/** The names the page may listen to. */
export const eventNames: ReadonlySet<string> = new Set(Object.keys(eventTable));
