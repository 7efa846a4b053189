// npm run contract: reads recorded exchanges with the desk's own client and tells what it makes of each.
import { runTool } from './lib/run-tool.mjs';

process.exitCode = await runTool('contract', process.argv.slice(2));
