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
  'redirect-loop', // redirects that go in a circle or never end; facts: location, hops
  // what came back
  'html', // a web page instead of an answer; facts: status, title
  'maintenance', // 503: the shop or its host is down for maintenance; facts: status
  'php-error', // PHP broke off with a message; facts: message
  'php-notices', // a warning: PHP prints messages around answers that are right; facts: message
  'empty-answer', // an empty body; facts: status
  'not-json', // text that is neither JSON nor a page; facts: start
  'challenge-page', // a check for robots stands before the shop (Cloudflare and the like); facts: status, title
  'login-page', // a page asks for a password before the shop; facts: status, title
  'http-login', // 401: the web server itself wants a name and a password; facts: realm
  'error-page', // sent on to error.html: the shop hides a PHP error; facts: status
  'too-big', // more than the size limit; facts: megabytes
  'server-error', // 5xx with content; facts: status
  'too-many-requests', // 429; facts: retryAfterSeconds
  'unexpected-answer', // JSON, but of no shape we know; facts: start
  // being let in
  'wrong-key', // `[]` at the login; facts: username
  'bad-key', // the key cannot be one (line breaks, too long); facts: reason
  'signature-refused', // 4.1's 403: user, key, address or clock, which its answer does not tell apart; facts: username
  'clock-skew', // the clocks of shop and machine are too far apart for a signature; facts: seconds
  'certificate-changed', // the shop shows another certificate than the one confirmed; facts: host, found, confirmed
  'no-key', // the key of a connected shop is not known in this run
  'address-not-allowed', // the shop does not list our address; facts: ip
  'no-permission', // a session the shop does not accept though the login was; facts: text
  'not-opencart', // no OpenCart API at this address; facts: address
  'dialect-too-old', // 2.0–2.2: cannot read orders; facts: dialect
  'release-unusable', // 4.0.0.0: its API has no working login; facts: release
  'weak-release', // a warning: a release whose API is weakly protected; facts: dialect
  'dialect-needs-connector', // 4.x: cannot read orders without the connector; facts: dialect
  // the connector
  'connector-refused', // the connector's own look refused; facts: why, ip
  'connector-old', // the connector speaks an older protocol than this desk; facts: build
  'connector-new', // the connector speaks a newer protocol than this desk; facts: build
  'connector-failed', // the connector broke off; facts: where, message
  'connector-read-only', // the owner has not allowed writes on the connector's page
  'order-changed', // the order is not the one the write was based on; facts: orderId
  // in the desk
  'order-not-found', // the shop has no such order; facts: orderId
  'no-shop', // no such connection; facts: shop
  'not-offered', // this shop's API does not offer it; facts: what (a name of Capabilities)
  'cancelled', // called off by the user before anything was done
  'shop-exists', // a shop is connected already; facts: address
  'too-many-shops', // the desk holds as many shops as it can
  'other-dialect', // the new address of a shop speaks another dialect than the shop did; facts: found, known
  // writing to the shop
  'write-refused', // the shop answered that it did nothing; facts: text
  'stored-differs', // the shop said it was done, and holds something else; facts: statusId
  'forecast-changed', // the order had become an abandoned one just before sending, so other mails would have gone out; facts: statusId
  'ended-before-sending', // the desk ended before the change was sent; nothing left this machine
  'ended-before-answer', // the desk ended after the change was sent and before its answer came
  'stored-unclear', // the shop said it was done and shows the status, but no date that proves a change
  'unsettled-write', // an earlier change of this order is not settled yet; facts: orderId
  'no-such-change', // no such entry in the outbox; facts: id
  'outbox-locked', // another key made the outbox; nothing was touched
  'outbox-damaged', // the outbox cannot be read; it is kept; facts: file
  'outbox-from-newer-desk', // facts: found, known
  'outbox-unusable', // cannot be opened or written, so nothing is sent; facts: reason
  // keys
  'vault-locked', // the passphrase is needed first
  'vault-not-chosen', // it is not decided yet where keys are kept
  'wrong-passphrase', // the passphrase does not open the vault
  'passphrase-too-short', // facts: minimum
  'key-store-failed', // the OS key store did not answer; facts: reason
  'cache-locked', // another key made this cache; nothing was touched
  'cache-from-newer-desk', // made by a newer Cartwright; facts: found, known
  'cache-unusable', // cannot be opened or written (disk full, no rights); facts: reason
  'file-not-saved', // a file could not be written to where the user said; facts: file, reason
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
