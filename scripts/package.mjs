// npm run package: builds, packs the desk into release/ and makes a .deb of it.
//   --dir-only   leaves the .deb out       --no-build   takes dist/ as it is
//   --compression zstd|xz|gzip   of the .deb: zstd is the quickest, xz the smallest and by far the slowest
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './lib/build.mjs';
import { isOnPath } from './lib/on-path.mjs';
import { packedFolder } from './lib/packed-app.mjs';
import { run } from './lib/processes.mjs';
import { inRoot, root } from './lib/root.mjs';
import { findRuntime } from './runtime.mjs';

const { values } = parseArgs({
  options: {
    'dir-only': { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
    compression: { type: 'string', default: 'zstd' },
  },
});

try {
  process.exitCode = await makePackages();
} catch (error) {
  console.error(`[package] ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

async function makePackages() {
  const overrides = await electronOverrides();
  if (!values['no-build'] && !(await build())) return 1;
  // A file left from an earlier packing would be shipped again.
  rmSync(packedFolder(), { recursive: true, force: true });
  const builder = inRoot('node_modules', 'electron-builder', 'cli.js');
  const packed = await run(
    process.execPath,
    [builder, '--dir', '--publish', 'never', ...overrides],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  if (packed.code !== 0) {
    console.error(packed.stdout.trimEnd());
    return 1;
  }
  say(`packed   ${packedFolder()}`);
  return values['dir-only'] ? 0 : makeDeb();
}

/**
 * Where electron-builder takes Electron from: by itself the official one, which it knows by the installed npm package, else the
 * folder the runtime lies in, which says its version in a file.
 */
async function electronOverrides() {
  const { kind, file } = await findRuntime();
  if (kind === 'official') return [];
  const folder = path.dirname(file);
  const version = readFileSync(path.join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  say(`electron ${version} from ${folder}: to try out, not to release`);
  return [`-c.electronDist=${folder}`, `-c.electronVersion=${version}`];
}

async function makeDeb() {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !isOnPath('dpkg-deb')) {
    say('no .deb: that takes dpkg-deb on Linux x64');
    return 0;
  }
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const file = inRoot('release', `cartwright_${version}_amd64.deb`);
  const args = [packedFolder(), version, inRoot('build', 'icon.png'), inRoot('LICENSE'), file];
  const { code } = await run(inRoot('scripts', 'make-deb.sh'), args, {
    env: { ...process.env, DEB_COMPRESSION: values.compression },
    stdio: ['ignore', 'ignore', 2],
  });
  if (code === 0) say(`made     ${file}`);
  return code === 0 ? 0 : 1;
}

/** @param {string} line */
function say(line) {
  console.log(`[package] ${line}`);
}
