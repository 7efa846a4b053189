import type { App } from 'electron';
import { choosePasswordStore } from './password-store';

/** Sets the switches Chromium reads at its start. Call it before `ready`. */
export function setSwitches(app: App, process: NodeJS.Process): void {
  const { commandLine } = app;
  commandLine.appendSwitch('disable-breakpad'); // a crash dump would hold keys and customers
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('no-pings');
  const store = choosePasswordStore(process.platform, process.env, process.argv);
  if (store !== null) commandLine.appendSwitch('password-store', store);
  // enableSandbox() takes --no-sandbox back, and Chromium as root ends at once without it
  if (!commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
}
