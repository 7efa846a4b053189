import type { ErrorCode } from '../../../shared/errors';

/** What happened and what it means, and the one thing to do about it. Facts of the error fill the `{{…}}`. */
type ErrorText = { readonly sentence: string; readonly action: string };

/** A sentence and one action for every error code; leaving one out does not compile. */
export const errors = {
  'bad-address': {
    sentence: '“{{address}}” is not a web address.',
    action: 'Type the address of the shop as you open it in a browser.',
  },
  'no-such-host': {
    sentence: 'There is no server called {{host}}.',
    action: 'Check the spelling of the address.',
  },
  'connection-refused': {
    sentence: '{{host}} is there, but nothing answers at this address.',
    action: 'Check the address and the port, or ask the host whether the shop is running.',
  },
  'connection-dropped': {
    sentence: 'The connection ended before the shop had answered.',
    action: 'Try again; if it stays, ask the host whether a firewall cuts connections.',
  },
  'time-out': {
    sentence: 'The shop did not answer within {{seconds}} seconds.',
    action: 'Try again; if it stays, open the shop in a browser to see whether it is slow.',
  },
  offline: {
    sentence: 'This computer has no network.',
    action: 'Check cable or Wi-Fi; everything read so far stays usable.',
  },
  tls: {
    sentence: "The shop's certificate is not trusted ({{reason}}), so nothing was sent.",
    action:
      'Ask the host to renew the certificate, or use the address it was made for. If the server is your own, look at the certificate and trust it for this shop.',
  },
  proxy: {
    sentence: 'The proxy of this network did not let the desk through ({{reason}}).',
    action: 'Ask whoever runs this network to allow the address of the shop.',
  },
  redirect: {
    sentence: 'The shop sends us on to {{location}}.',
    action: 'Use that address instead; the key is only sent to the address you confirm.',
  },
  'redirect-loop': {
    sentence:
      'The address sends us on without an end, at last to {{location}} (redirects: {{hops}}).',
    action: 'Open the address in a browser; whoever looks after the shop has to end the circle.',
  },
  html: {
    sentence: 'A web page came back (“{{title}}”) where an answer was expected.',
    action: 'Open the address in a browser and check that it is the shop itself.',
  },
  maintenance: {
    sentence: 'The shop, or its host, is down for maintenance.',
    action: 'Wait until it is back; the desk tries again by itself.',
  },
  'php-error': {
    sentence: 'The shop broke off with a PHP error: {{message}}',
    action: 'Send this message to whoever looks after the shop.',
  },
  'php-notices': {
    sentence: 'The shop prints PHP messages into its answers: {{message}}',
    action: 'Set “Display Errors” to No (System › Settings › Server); the desk reads past them.',
  },
  'empty-answer': {
    sentence: 'The shop sent an empty answer.',
    action: "Try again; if it stays, look into the shop's error log (System › Maintenance).",
  },
  'not-json': {
    sentence: 'The answer is not one the desk can read. It begins with: {{start}}',
    action: 'Send these words to whoever looks after the shop.',
  },
  'challenge-page': {
    sentence: 'A check for robots (“{{title}}”) stands before the shop and stops the desk.',
    action:
      'Ask whoever runs it (Cloudflare or the host) to let “index.php?route=api/…” through unchecked.',
  },
  'login-page': {
    sentence: 'A page that asks for a password (“{{title}}”) stands before the shop.',
    action: 'Open the address in a browser: this network or the host wants a login first.',
  },
  'http-login': {
    sentence: 'The web server asks for a name and a password of its own ({{realm}}).',
    action: 'Ask the host to leave “index.php?route=api/…” out of that protection.',
  },
  'error-page': {
    sentence: 'The shop broke off and hid its error behind error.html.',
    action: "Look into the shop's error log (System › Maintenance › Error Logs).",
  },
  'too-big': {
    sentence: 'The answer is larger than {{megabytes}} MB and was not read.',
    action: 'Check that the address is the shop and not a download.',
  },
  'server-error': {
    sentence: "The shop's server failed (HTTP {{status}}).",
    action: "Try again; if it stays, look into the shop's error log (System › Maintenance).",
  },
  'too-many-requests': {
    sentence: 'The shop asks us to slow down.',
    action: 'Nothing to do: the desk waits {{retryAfterSeconds}} s and goes on more slowly.',
  },
  'unexpected-answer': {
    sentence: 'The shop answered in a shape the desk does not know: {{start}}',
    action: 'Send these words to whoever looks after the shop; a module may have changed the API.',
  },
  'wrong-key': {
    sentence: 'The shop refused the key, or the API user “{{username}}” is unknown or disabled.',
    action: 'Copy user name and key again from System › Users › API.',
  },
  'bad-key': {
    sentence: 'This cannot be an API key ({{reason}}).',
    action: 'Copy the whole key, and nothing else, from System › Users › API.',
  },
  'signature-refused': {
    sentence:
      'The shop refused the signature of “{{username}}”. OpenCart 4.1 does not say whether user, key, address list or clock is the reason.',
    action:
      "Check in System › Users › API: the user is enabled, name and key are exact, and this computer's address is in the list.",
  },
  'clock-skew': {
    sentence: 'The clocks of the shop and of this computer are {{seconds}} seconds apart.',
    action: 'Set the clock of this computer; if it is right, tell the host that the shop is wrong.',
  },
  'certificate-changed': {
    sentence: '{{host}} shows another certificate than the one you confirmed. Nothing was sent.',
    action: 'Ask the host whether it was renewed; compare the fingerprint before you confirm it.',
  },
  'no-key': {
    sentence: 'The key of this shop is not known in this run, so nothing is read from it.',
    action: 'Enter the key; what was read before stays readable.',
  },
  'address-not-allowed': {
    sentence: 'The shop does not let this computer in. The address it saw is {{ip}}.',
    action: "Add this address to the API user's list of IP addresses.",
  },
  'connector-refused': {
    sentence: 'The connector in the shop did not let this desk in ({{why}}).',
    action:
      "Check in System › Users › API that the user is enabled and this computer's address is listed.",
  },
  'connector-old': {
    sentence: 'The connector in the shop (build {{build}}) is older than this desk understands.',
    action: 'Save the connector from this desk and install it in the shop again.',
  },
  'connector-new': {
    sentence: 'The connector in the shop (build {{build}}) is newer than this desk understands.',
    action: 'Update this desk.',
  },
  'connector-failed': {
    sentence: 'The connector in the shop broke off: {{message}}',
    action: 'Try again. If it stays, tell the owner of the shop: its error log says more.',
  },
  'connector-read-only': {
    sentence: 'The connector in the shop may only read.',
    action: "Allow writes on the connector's page in the shop's admin.",
  },
  'order-changed': {
    sentence: 'Order {{orderId}} was changed in the shop meanwhile; nothing was written.',
    action: 'Look at the order as it is now and try again.',
  },
  'no-permission': {
    sentence: 'The shop accepted the key but then did not keep the login: {{text}}',
    action:
      "Try again. If it stays, check in System › Users › API that the user is enabled and this computer's address is listed; on OpenCart 3.0 also set the shop's time zone to UTC or one east of it, as a zone west of UTC ends each login at once.",
  },
  'not-opencart': {
    sentence: 'There is no OpenCart API at {{address}}.',
    action: 'Use the address of the shop itself, with its folder if it has one.',
  },
  'dialect-too-old': {
    sentence: 'This shop runs OpenCart {{dialect}}, whose API cannot read orders.',
    action:
      'Update the shop to OpenCart 2.3 or 3.0 to use it here; whoever looks after it can say what its modules need.',
  },
  'release-unusable': {
    sentence: 'This shop runs OpenCart {{release}}, whose API nobody can log in to.',
    action: 'Update the shop to 4.0.2.3 or 4.1 to use it here; both take statuses from the desk.',
  },
  'weak-release': {
    sentence: 'This release of OpenCart {{dialect}} protects its API weakly.',
    action:
      'Update the shop to OpenCart 4.1.0.4 or newer; until then let the web server admit only known addresses to “index.php?route=api/…”.',
  },
  'dialect-needs-connector': {
    sentence: 'This shop runs OpenCart {{dialect}}, whose API cannot read orders by itself.',
    action:
      'Statuses can be set by order number now; to read orders it needs the Cartwright connector: Connection tells how to get it.',
  },
  'order-not-found': {
    sentence: 'The shop no longer has order {{orderId}}.',
    action: 'Look in the admin whether it was deleted; what is shown here is what was last read.',
  },
  'no-shop': {
    sentence: 'This shop is not connected to the desk any more.',
    action: 'Connect it again.',
  },
  'not-offered': {
    sentence: "This shop's API does not offer this: {{what}}.",
    action: 'It needs the Cartwright connector: Connection tells how to get it.',
  },
  cancelled: {
    sentence: 'It was called off. Nothing was sent.',
    action: 'Start it again when you are ready.',
  },
  'shop-exists': {
    sentence: '{{address}} is connected already.',
    action: 'Disconnect it in Settings first if you want to start over.',
  },
  'too-many-shops': {
    sentence: 'This desk holds as many shops as it can.',
    action: 'Disconnect a shop that is no longer needed.',
  },
  'other-dialect': {
    sentence:
      'This shop spoke OpenCart {{known}}; what answers at the new address speaks {{found}}.',
    action: 'If the shop was updated, disconnect it and connect it anew.',
  },
  'write-refused': {
    sentence: 'The shop answered that it changed nothing: {{text}}',
    action: 'Check the order and the status in the admin, then try again.',
  },
  'stored-differs': {
    sentence: 'The shop said it was done, but the order now has status {{statusId}}.',
    action: 'Look at the order in the admin; somebody or something changed it at the same time.',
  },
  'forecast-changed': {
    sentence:
      'Just before sending, the shop showed the order as abandoned: OpenCart would have sent the whole confirmation. Nothing was sent.',
    action: 'Look at the forecast of mails again, then send it anew if that is wanted.',
  },
  'ended-before-sending': {
    sentence: 'The desk was closed before this was sent. Nothing left this computer.',
    action: 'Send it again if it is still wanted.',
  },
  'ended-before-answer': {
    sentence: 'The desk was closed after this was sent and before the shop had answered.',
    action: 'Check what the shop stored before you send it again.',
  },
  'stored-unclear': {
    sentence:
      'The shop said it was done and shows the status, but its date of change does not prove it.',
    action: 'Look at the history of the order in the admin.',
  },
  'unsettled-write': {
    sentence: 'It is not clear yet what became of an earlier change of order {{orderId}}.',
    action: 'Settle that one first, so that nothing is done twice.',
  },
  'no-such-change': {
    sentence: 'This change is not in the outbox.',
    action: 'Open the order again.',
  },
  'outbox-locked': {
    sentence: 'The outbox was made with another key and was left as it is.',
    action: 'Open the desk with the passphrase or the user account it was made with.',
  },
  'outbox-damaged': {
    sentence: 'The outbox on this computer cannot be read. It was kept as {{file}}.',
    action: 'Look in the admin what became of your last changes; new ones go into a new outbox.',
  },
  'outbox-from-newer-desk': {
    sentence:
      'The outbox was made by a newer Cartwright (version {{found}}; this one knows {{known}}).',
    action: 'Update Cartwright on this computer.',
  },
  'outbox-unusable': {
    sentence: 'The outbox cannot be opened or written ({{reason}}), so nothing was sent.',
    action: 'Check that the disk is not full and that you may write to it, then try again.',
  },
  'vault-locked': {
    sentence: 'The desk is locked.',
    action: 'Enter the passphrase.',
  },
  'vault-not-chosen': {
    sentence: 'It is not decided yet where keys are kept.',
    action: 'Choose it in the first step.',
  },
  'wrong-passphrase': {
    sentence: 'This is not the passphrase. Nothing was changed or deleted.',
    action: 'Try again.',
  },
  'passphrase-too-short': {
    sentence: 'The passphrase is too short.',
    action: 'Use at least {{minimum}} characters.',
  },
  'key-store-failed': {
    sentence: "This computer's key store did not answer ({{reason}}). Nothing was deleted.",
    action: 'Unlock the key store of your system, then try again.',
  },
  'cache-locked': {
    sentence: 'The local copy was made with another key and was left as it is.',
    action: 'Open the desk with the passphrase or the user account it was made with.',
  },
  'cache-from-newer-desk': {
    sentence:
      'The local copy was made by a newer Cartwright (version {{found}}; this one knows {{known}}).',
    action: 'Update Cartwright on this computer.',
  },
  'cache-unusable': {
    sentence: 'The local copy cannot be opened or written ({{reason}}).',
    action: 'Check that the disk is not full and that you may write to it, then start again.',
  },
  'file-not-saved': {
    sentence: '{{file}} could not be saved ({{reason}}).',
    action:
      'Check that there is room on the disk and that you may write there, or save it elsewhere.',
  },
  'storage-restarted': {
    sentence: 'The local store stopped and is being started again. Nothing is lost.',
    action: 'Try again in a moment.',
  },
  'bad-input': {
    sentence: 'The desk asked itself for something it does not understand ({{channel}}).',
    action: 'Please report this with the details below.',
  },
  'forbidden-sender': {
    sentence: 'A page that is not part of the desk asked for data and was refused.',
    action: 'Start the desk again; please report it if it happens twice.',
  },
  bug: {
    sentence: 'Something went wrong inside the desk. Your orders are safe.',
    action: 'Try again; please report it with reference {{reference}} if it happens twice.',
  },
} as const satisfies Readonly<Record<ErrorCode, ErrorText>>;

/** What is said instead where a fact is not known. */
export const errorsWithout = {
  retryAfterSeconds: 'Nothing to do: the desk waits a little and goes on more slowly.',
  keyUsername:
    'The shop refused the login: no user name was given, and only OpenCart 2.3 does without one.',
  signatureUsername: 'The shop refused the signature: no user name was given.',
  redirectLocation: {
    sentence: 'The shop sends us on without saying where.',
    action:
      'Open the address in a browser and use the one it ends at; whoever looks after the shop has to mend the redirect.',
  },
  noPermissionText: 'The shop accepted the key but then did not keep the login.',
} as const;

/** Reasons the desk names by a word of its own, as they stand in brackets in a sentence. */
export const errorReasons = {
  // bad-key
  'line-break': 'a line break is in it',
  'control-character': 'it holds a character that cannot be seen',
  'blank-at-an-end': 'it begins or ends with a blank',
  'blank-inside': 'a blank is in it',
  empty: 'it is empty',
  // tls
  'self-signed': 'self-signed',
  expired: 'it has expired',
  'not-yet-valid': 'it is not valid yet',
  'wrong-host-name': 'it was made for another address',
  'unknown-issuer': 'nobody known has signed it',
  revoked: 'it was withdrawn',
  'not-tls': 'nothing encrypted answers there',
  handshake: 'the encryption could not be agreed on',
  // proxy
  'lookup-failed': 'the settings of this computer could not be read',
  unsupported: 'of a kind the desk does not know',
  'no-such-host': 'its name is not known',
  unreachable: 'it does not answer',
  refused: 'it refused',
  dropped: 'it dropped the connection',
  'no-proxy': 'what answers there is no proxy',
  authentication: 'it asks for a name and a password',
} as const;
