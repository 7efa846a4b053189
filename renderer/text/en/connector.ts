/** The connector: whether it is there, what it gives, and how to install it. The words of the admin are those of English OpenCart. */
export const connector = {
  title: 'Connector',
  get: 'Get the connector',
  look: 'Look for it',
  lookAgain: 'Look again',
  looking: 'Looking in the shop …',
  looked: 'Looked just now.',
  save: 'Save the connector …',
  saveFiles: 'Save the files for FTP …',
  saving: 'Saving …',
  savedAs: 'Saved as',
  cancelled: 'Nothing was saved.',

  unknown: 'Not looked for yet',
  unknownWhat: 'Whether this shop has the connector is not known.',
  missing: 'Not in this shop',
  missingWhat:
    'The connector is a small add-on for the shop. It answers only API users let in by OpenCart, and only reads until the owner allows more.',
  gives: 'With it the desk has',
  give: {
    lines: 'the lines of each order, with options, prices and tax',
    totals: 'how each total is made, and gift certificates',
    history: "the shop's own history of an order",
    list: 'all orders at once, instead of trying number after number; deleted ones are noticed',
    names: "the shop's names of statuses and its way to write amounts",
  },
  present: 'It is there',
  presentWhat: 'Build {{build}}, in OpenCart {{opencart}}.',
  canWrite: 'The owner allows it to change orders.',
  readOnly: 'It only reads. For the desk to change orders the owner allows it:',
  allowWrites: 'choose Yes at “Allow writes” and press Save.',
  editFirst:
    'press Edit (pencil) beside “Cartwright connector”, choose Yes at “Allow writes” and press Save.',
  engines: {
    transactions: "A change is made whole or not at all: the shop's tables have transactions.",
    journal:
      "A change is made whole or taken back: the shop's tables have no transactions, so the connector keeps a journal.",
  },
  mismatch: 'It speaks another version',
  mismatchConnector:
    'Build {{build}} in the shop is older than this desk understands. Remove it, then install the one that came with this desk. Let the outbox run empty first: what was sent is forgotten with it.',
  mismatchDesk:
    'Build {{build}} in the shop is newer than this desk understands. Update this desk.',
  meanwhile: "Until then the desk uses the shop's own API.",
  refused: 'It did not let this desk in',
  refusedWhy: {
    'no-session': 'The login did not hold. Look again; if it stays, examine the connection.',
    'user-disabled':
      'The API user is disabled. Enable it in the admin: System › Users › API, “Status”.',
    ip: "The address of this computer is not on the API user's list. The connector's page in the admin shows the address it saw, with a button “Add to the list”.",
    signature:
      'The signature of the call was not right. Enter the key again, as it stands in System › Users › API.',
    time: 'The clocks of this computer and of the shop are more than 7.5 minutes apart. Set the one that is wrong.',
    other: 'It gave a reason this desk does not know ({{why}}). Update this desk.',
  },

  howTo: 'How to install it',
  howToFiles: 'By FTP instead',
  filesWhat: 'For shops that keep modifications switched off. Use one of the two ways, not both.',
  again: 'Install it again',
  remove: 'First remove the old one',
  then: 'Then install the new one',
  words:
    'The words are those of the English admin. Do not rename the file: OpenCart looks at its name.',
  saveFirst: 'Save the file on this computer.',
  lookLast: 'Come back here and look again.',

  path: {
    installer23: 'Extensions › Extension Installer',
    installer: 'Extensions › Installer',
    modifications: 'Extensions › Modifications',
    api: 'System › Users › API',
    apiPage: 'System › Users › API › Cartwright connector',
    modules: 'Extensions › Extensions › Modules',
    ftp: 'FTP',
  },
  step: {
    upload23: 'press Upload, choose {{file}}, press Continue.',
    refresh:
      'press Refresh (the blue button on the top right). “Cartwright connector” stands in the list as Enabled.',
    setUp: 'press Cartwright connector on the top right, then “Set up the connector”.',
    upload30: 'press Upload, choose {{file}}, wait for “Success”.',
    upload40: 'press Upload (blue, top right), choose {{file}}.',
    installed40:
      'in the list “Installed Extensions” press Install (green plus) beside “Cartwright connector”.',
    module: 'find “Cartwright connector”, press Install (green plus).',
    writes:
      'press Edit (pencil); choose Yes at “Allow writes” and press Save, when the desk shall change orders.',
    writes23: 'choose Yes at “Allow writes” and press Save, when the desk shall change orders.',
    unpack:
      "unpack {{file}} and copy what is in its folder “upload” over the shop's own folders admin, catalog and system. A renamed admin folder: copy what is in “admin” there.",
    dropTables: "press “Remove the connector's tables”.",
    deleteModification: 'tick “Cartwright connector”, press Delete, then Refresh.',
    uninstallModule: '“Cartwright connector”, press Uninstall (red minus).',
    uninstall30: 'under “Install History” press Uninstall (red bin) beside {{file}}.',
    uninstall40:
      'press Uninstall (orange minus), then Delete (red bin) beside “Cartwright connector”.',
  },

  justConnected: '{{shop}} is connected.',
  justConnectedHow: 'With the connector the desk shows lines and history too.',
  notNow: 'Not now',
} as const;
