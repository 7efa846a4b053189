/**
 * Every way in which expected trouble can end. Each code has one sentence and one action in `renderer/text`;
 * the mapped type there does not compile while one is missing.
 */
export const errorCodes = [
  // reaching the shop
  'bad-address', // what was typed is no web address; facts: address
  'no-such-host', // DNS knows no such name; facts: host
  'connection-refused', // nothing listens there; facts: host
  'connection-dropped', // the connection ended before an answer
  'time-out', // no answer in time; facts: seconds
  'offline', // this machine has no network
  'tls', // the certificate is not trusted; facts: reason
  'proxy', // the proxy refused or failed; facts: reason
  'redirect', // the shop answered with a redirect; facts: status, location
  // what came back
  'html', // a web page instead of an answer; facts: status, title
  'maintenance', // 503: the shop or its host is down for maintenance; facts: status
  'php-error', // PHP broke off with a message; facts: message
  'empty-answer', // an empty body; facts: status
  'not-json', // text that is neither JSON nor a page; facts: start
  'too-big', // more than the size limit; facts: megabytes
  'server-error', // 5xx with content; facts: status
  'too-many-requests', // 429; facts: retryAfterSeconds
  'unexpected-answer', // JSON, but of no shape we know; facts: start
  // being let in
  'wrong-key', // `[]` at the login; facts: username
  'no-key', // the key of a connected shop is not known in this run
  'address-not-allowed', // the shop does not list our address; facts: ip
  'no-permission', // a session the shop does not accept though the login was; facts: text
  'not-opencart', // no OpenCart API at this address; facts: address
  'dialect-too-old', // 2.0–2.2: cannot read orders; facts: dialect
  'dialect-needs-connector', // 4.x: cannot read orders without the connector; facts: dialect
  // in the desk
  'order-not-found', // the shop has no such order; facts: orderId
  'no-shop', // no such connection; facts: shop
  'shop-exists', // a shop is connected already; facts: address
  'vault-locked', // the passphrase is needed first
  'vault-not-chosen', // it is not decided yet where keys are kept
  'wrong-passphrase', // the passphrase does not open the vault
  'passphrase-too-short', // facts: minimum
  'key-store-failed', // the OS key store did not answer; facts: reason
  'cache-locked', // another key made this cache; nothing was touched
  'cache-from-newer-desk', // made by a newer Cartwright; facts: found, known
  'cache-unusable', // cannot be opened or written (disk full, no rights); facts: reason
  'storage-restarted', // the storage process stopped and is being restarted
  'bad-input', // a bridge call with input of the wrong shape; facts: channel, reason
  'forbidden-sender', // a bridge call from a page that is not ours
  'bug', // an unexpected failure inside the desk; details are in the log; facts: reference
] as const;

/** One of the closed set of error codes. */
export type ErrorCode = (typeof errorCodes)[number];

/** An error as plain data: it crosses processes unchanged. Facts hold no secret and no customer data. */
export type AppErrorData = {
  readonly code: ErrorCode;
  readonly facts: Readonly<Record<string, string | number>>;
};
