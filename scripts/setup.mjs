// Makes a fresh clone ready to run; npm starts it before every command. It must run before node_modules
// exists and on a Node that is too old for the rest, so everything else is imported after the check.
import { isNodeNewEnough, NEEDED_NODE } from './lib/node-version.mjs';

if (!isNodeNewEnough(process.versions.node)) {
  console.error(
    `Cartwright needs Node ${NEEDED_NODE} or newer to be built; this is Node ${process.versions.node}.`,
  );
  process.exit(1);
}

const { setUp } = await import('./lib/set-up.mjs');
process.exitCode = await setUp(process.argv.slice(2));
