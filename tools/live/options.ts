import { parseArgs } from 'node:util';
import { longestComment } from '../../shared/history';

/** How the command is used. */
export const usage = `usage: npm run live -- --url URL [--username NAME] --key-env VARIABLE
                      [--orders 1,2,3] [--write-order ID --status ID [--comment TEXT] [--notify]]
                      [--certificate FINGERPRINT] [--json]
The key is read from the environment variable named by --key-env, never from the command line.`;

/** The one history entry that was asked for. */
export type WriteWish = {
  readonly orderId: number;
  readonly statusId: number;
  readonly comment: string;
  readonly notify: boolean;
};

/** What was asked for. */
export type LiveOptions = {
  readonly url: string;
  readonly username: string;
  readonly key: string;
  /** Null: none were named. */
  readonly orders: readonly number[] | null;
  readonly write: WriteWish | null;
  readonly certificate: string | null;
  readonly isJson: boolean;
};

/** Options, or why there are none; the reason never repeats what may be a key. */
export type ReadOptions =
  | { readonly kind: 'options'; readonly options: LiveOptions }
  | { readonly kind: 'wrong'; readonly reason: string };

const known = {
  url: { type: 'string' },
  username: { type: 'string' },
  'key-env': { type: 'string' },
  orders: { type: 'string' },
  'write-order': { type: 'string' },
  status: { type: 'string' },
  comment: { type: 'string' },
  notify: { type: 'boolean' },
  certificate: { type: 'string' },
  json: { type: 'boolean' },
} as const;

const mostOrders = 100;

/** Reads the command line; the key comes from `environment`. */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ReadOptions {
  if (args.some((arg) => /^--?(api[-_]?)?(key|password|token)(=|$)/i.test(arg))) {
    return wrong(
      'a key on the command line is seen by every program on this computer and kept in the history of the shell; put it into an environment variable and name that with --key-env',
    );
  }
  const values = parse(args);
  if (values === null) return wrong('an option is unknown or lacks its value');
  if (values.url === undefined) return wrong('--url is missing');
  const key = readKey(values['key-env'], environment);
  if ('reason' in key) return key;
  const orders = values.orders === undefined ? null : values.orders.split(',').map(readId);
  if (orders !== null && (orders.includes(null) || orders.length > mostOrders)) {
    return wrong(`--orders takes up to ${mostOrders} order numbers, e.g. 1,2,3`);
  }
  const write = readWrite(values);
  if (write !== null && 'reason' in write) return write;
  const { certificate = null } = values;
  if (certificate !== null && certificate.replace(/[^0-9a-f]/gi, '').length !== 64) {
    return wrong('--certificate takes a SHA-256 fingerprint, AB:CD:…');
  }
  return {
    kind: 'options',
    options: {
      url: values.url,
      username: values.username ?? '',
      key: key.key,
      orders: orders === null ? null : orders.filter((id) => id !== null),
      write,
      certificate,
      isJson: values.json === true,
    },
  };
}

type Values = NonNullable<ReturnType<typeof parse>>;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: known, allowPositionals: false }).values;
  } catch {
    return null; // its message would repeat what was typed
  }
}

function wrong(reason: string): Extract<ReadOptions, { readonly kind: 'wrong' }> {
  return { kind: 'wrong', reason };
}

function readKey(name: string | undefined, environment: Parameters<typeof readOptions>[1]) {
  if (name === undefined) return wrong('--key-env is missing');
  // The longest sensible name is shorter than a key, which may have been typed in its place.
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,38}$/.test(name)) {
    return wrong('--key-env takes the name of an environment variable, not the key itself');
  }
  const key = environment[name] ?? '';
  return key === '' ? wrong(`the environment variable ${name} is not set`) : { key };
}

function readWrite(values: Values) {
  const { 'write-order': order, status, comment = '', notify = false } = values;
  if (order === undefined && status === undefined) {
    return values.comment === undefined && !notify
      ? null
      : wrong('--comment and --notify belong to --write-order');
  }
  if (order === undefined || status === undefined) {
    return wrong('--write-order and --status belong together');
  }
  const orderId = readId(order);
  const statusId = readId(status);
  if (orderId === null || statusId === null) {
    return wrong('--write-order and --status take whole numbers above 0');
  }
  if (comment.length > longestComment) {
    return wrong(`--comment takes at most ${longestComment} characters`);
  }
  return { orderId, statusId, comment: comment.replaceAll(/\r\n?/g, '\n'), notify };
}

function readId(text: string): number | null {
  const value = /^\s*\d{1,10}\s*$/.test(text) ? Number(text) : 0;
  return value > 0 ? value : null;
}
