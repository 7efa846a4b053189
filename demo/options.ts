import type { ConnectorSettings } from './connector/settings';
import type { ShopControl } from './control/control';
import type { DialectName } from './dialects/dialect';
import type { FaultInput } from './faults/fault';
import type { ApiUser } from './shop/api-users';
import type { SeedTables } from './shop/seed';
import type { ShopSettings } from './shop/settings';

/** How to open a demo shop. Only the dialect must be said. */
export type DemoShopOptions = {
  readonly dialect: DialectName;
  /** A number: orders are made up from it (default 1), always the same. Tables: a shop with exactly these rows. */
  readonly seed?: number | SeedTables;
  /** How many orders to make up; default 400. */
  readonly orders?: number;
  /** The shop's clock, milliseconds since 1970; default the machine's. Fix it to have the same dates every time. */
  readonly now?: () => number;
  /** Default 127.0.0.1 and a free port. */
  readonly host?: string;
  readonly port?: number;
  /** Folder of index.php with slashes around, default `/`. */
  readonly path?: string;
  /** The API user; the key is made at random unless given. */
  readonly username?: string;
  readonly key?: string;
  /** Addresses the API user may call from; default loopback. */
  readonly addresses?: readonly string[];
  /** More API users. */
  readonly users?: readonly Omit<ApiUser, 'id'>[];
  readonly settings?: Partial<ShopSettings>;
  /** The connector and how it is installed; an unmodified shop without it unless given. */
  readonly connector?: false | Partial<ConnectorSettings>;
  readonly faults?: readonly FaultInput[];
  /** How long every answer takes at least; default 0. */
  readonly latencyMs?: number;
  /** Listens with TLS; see makeSelfSignedCert. */
  readonly tls?: { readonly key: string; readonly cert: string };
};

/** A running demo shop. */
export type DemoShop = {
  /** Address of the shop without a slash at its end, as an owner would type it. */
  readonly url: string;
  readonly username: string;
  readonly key: string;
  readonly dialect: DialectName;
  readonly control: ShopControl;
  /** Stops listening and cuts open connections. */
  close(): Promise<void>;
};
