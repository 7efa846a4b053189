// npm run connector:pack: makes the files a shop's owner installs, dist/connector/<generation>/<name>.
import { packConnector } from './lib/connector-pack.mjs';

const { length } = await packConnector();
console.error(`[connector] ${length} files in dist/connector`);
