// npm start: builds and opens the desk on this user's own profile.  npm start -- --user-data-dir=<folder>
import { build } from './lib/build.mjs';
import { openDesk } from './lib/desk.mjs';
import { ended, stop } from './lib/processes.mjs';
import { stopAsked } from './lib/stop-request.mjs';
import { inVirtualDisplay, isInVirtualDisplay } from './lib/virtual-display.mjs';
import { electronPath } from './runtime.mjs';

const args = process.argv.slice(2);
process.exitCode = (await inVirtualDisplay(import.meta.filename, args)) ?? (await start());

async function start() {
  const electron = await electronPath();
  if (!(await build())) return 1;
  if (isInVirtualDisplay())
    console.log('[start] no display here: the desk runs in a virtual one. Ctrl-C ends it.');
  const asked = stopAsked();
  const desk = openDesk(electron, { args });
  const how = await Promise.race([ended(desk), asked]);
  await stop(desk, { isGroup: true });
  return how === 'stop-asked' ? 0 : how;
}
