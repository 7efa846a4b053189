/**
 * Which key store Chromium should use on Linux, where it goes by the desktop's name: a bare window manager has none, but
 * often a session bus with a secret service. The user's own `--password-store` wins, also over one that was set since the
 * start. Null leaves the choice to Chromium.
 */
export function choosePasswordStore(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
): string | null {
  if (platform !== 'linux') return null;
  const asked = args.findLast((argument) => argument.startsWith('--password-store='));
  if (asked !== undefined) return asked.slice(asked.indexOf('=') + 1);
  const hasBus = (environment['DBUS_SESSION_BUS_ADDRESS'] ?? '') !== '';
  const hasDesktop = (environment['XDG_CURRENT_DESKTOP'] ?? '') !== '';
  return hasBus && !hasDesktop ? 'gnome-libsecret' : null;
}
