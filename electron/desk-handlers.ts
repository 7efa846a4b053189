import { clipboard, nativeTheme } from 'electron';
import type { AppInfo, Handlers, Input } from '../shared/ipc/contract';
import { openOutside } from './app/open-outside';
import { appHandlers } from './ipc/handlers/app';
import { connectorHandlers, type SaveConnector } from './ipc/handlers/connector';
import { doctorHandlers } from './ipc/handlers/doctor';
import { historyHandlers } from './ipc/handlers/history';
import { orderHandlers } from './ipc/handlers/orders';
import { preferenceHandlers } from './ipc/handlers/preferences';
import { shopHandlers } from './ipc/handlers/shops';
import { syncHandlers } from './ipc/handlers/sync';
import { vaultHandlers } from './ipc/handlers/vault';
import type { Settings } from './settings/settings';
import type { DeskServices } from './services';

/** What answers the window's requests. `shops` may still be opening; requests that need them wait. */
export type HandlerParts = {
  readonly info: AppInfo;
  readonly settings: Settings;
  readonly onPainted: (what: Input<'app:painted'>['what']) => void;
  readonly shops: Promise<DeskServices>;
  readonly saveConnector: SaveConnector;
};

/** One handler for each request of the contract. */
export function deskHandlers({
  info,
  settings,
  onPainted,
  shops,
  saveConnector,
}: HandlerParts): Handlers {
  const sync = shops.then((service) => service.sync);
  return {
    ...appHandlers({
      info,
      copy: async (text) => clipboard.writeText(text),
      open: openOutside,
      painted: onPainted,
    }),
    ...preferenceHandlers({
      preferences: () => settings.preferences(),
      change(part) {
        const preferences = settings.changePreferences(part);
        nativeTheme.themeSource = preferences.theme;
        return preferences;
      },
    }),
    ...vaultHandlers(shops.then((service) => service.vault)),
    ...shopHandlers(shops),
    ...orderHandlers(
      shops.then((service) => service.reader),
      sync,
    ),
    ...syncHandlers(sync),
    ...historyHandlers(shops.then((service) => service.history)),
    ...connectorHandlers(shops, saveConnector),
    ...doctorHandlers(shops.then((service) => service.doctor)),
  };
}
