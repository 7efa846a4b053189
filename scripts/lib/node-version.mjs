/** The oldest Node the tools of this repository run on. */
export const NEEDED_NODE = '20.19';

/**
 * Whether a Node version (as in `process.versions.node`) is at least {@link NEEDED_NODE}.
 * @param {string} version
 */
export function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = NEEDED_NODE.split('.').map(Number);
  return major > neededMajor || (major === neededMajor && minor >= neededMinor);
}
