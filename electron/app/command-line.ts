import type { App } from 'electron';

/** Sets the switches Chromium reads at its start. Call it before `ready`. */
export function setSwitches(
  app: App,
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): void {
  const { commandLine } = app;
  commandLine.appendSwitch('disable-breakpad'); // a crash dump would hold keys and customers
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('no-pings');
  // Chromium picks a key store by the desktop's name; a bare window manager has none but often a session bus
  const hasBus = (environment['DBUS_SESSION_BUS_ADDRESS'] ?? '') !== '';
  const hasDesktop = (environment['XDG_CURRENT_DESKTOP'] ?? '') !== '';
  if (platform === 'linux' && hasBus && !hasDesktop && !commandLine.hasSwitch('password-store'))
    commandLine.appendSwitch('password-store', 'gnome-libsecret');
  // enableSandbox() takes --no-sandbox back, and Chromium as root ends at once without it
  if (!commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
}
