// npm run connector:pack [-- <folder>]: makes the files a shop's owner installs, dist/connector/<generation>/<name>.
import { packConnector } from './lib/connector-pack.mjs';

const { length } = await packConnector(process.argv[2]);
console.error(`[connector] ${length} files`);
