/** The Electron generation the desk is released with. */
const releaseMajor = 45;

/** True on an older Electron, which is used for development and tests only. */
export function isStandIn(electronVersion: string): boolean {
  return Number.parseInt(electronVersion, 10) < releaseMajor;
}
