// npm run live: checks a real shop with the desk's own client, without the window; docs/check-your-shop.md tells how.
import { runTool } from './lib/run-tool.mjs';

process.exitCode = await runTool('live', process.argv.slice(2));
