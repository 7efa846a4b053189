import type { ConnectStep } from '../../../shared/shop';

/** First start: connecting a shop, and unlocking what was connected before. */
export const connect = {
  title: 'Connect your shop',
  lead: 'Cartwright reads the orders of a shop that runs OpenCart 2.3 or 3.0 and keeps an encrypted copy on this computer.',
  vault: {
    title: 'Where keys are kept',
    chosen: 'Chosen',
    'os-key-store': 'The key store of this computer',
    'os-key-storeHint': 'Opens by itself when you are logged in here.',
    passphrase: 'A passphrase of your own',
    passphraseHint: 'Asked for at each start. Nobody can reset it.',
    session: 'This session only',
    sessionHint:
      'The key is forgotten and the copy of the orders deleted at exit; address and user name stay.',
    noKeyStore: 'This computer offers no key store.',
    first: 'Passphrase',
    firstHint: 'At least {{minimum}} characters',
    second: 'Passphrase again',
    tooShort: 'Use at least {{minimum}} characters.',
    differs: 'The two are not the same.',
  },
  address: {
    title: 'Address of the shop',
    label: 'Shop address',
    hint: 'As you open it in a browser: with or without https or index.php.',
    placeholder: 'shop.example.com',
    missing: 'Type the address of the shop.',
  },
  who: {
    title: 'Who is asking',
    explain:
      "The API user of the shop (System › Users › API), not a customer's and not the admin's password.",
    username: 'API user name',
    usernameHint: 'OpenCart 3.0; 2.3 ignores it.',
    key: 'API key',
    keyMissing: 'Paste the API key.',
    newest: 'Newest order number (optional)',
    newestHint: 'As seen in Sales › Orders.',
    newestWrong: 'A whole number above 0.',
  },
  check: {
    title: 'Check',
    start: 'Connect',
    cancel: 'Stop connecting',
    working: 'Asking the shop …',
    idle: 'Each check is named as it is made.',
    done: 'Connected.',
    useAddress: 'Use {{address}}',
    theirAddress: 'The address the shop saw',
    cancelled: 'Stopped.',
  },
  step: {
    address: 'Address is a web address',
    reach: 'Shop answers',
    dialect: 'OpenCart version is known',
    login: 'Key is accepted',
    read: 'Orders can be read',
    keep: 'Kept on this computer',
  } satisfies Record<ConnectStep, string>,
  stepState: { waiting: 'not yet', running: 'running', done: 'done', failed: 'failed' },
  menu: {
    title: 'Where it is in the admin',
    label:
      'In the admin menu: System, then Users, then API, then edit the user, then the tab IP Addresses',
    path: 'System › Users › API › Edit › IP Addresses',
    username: 'API Username',
    usernameExample: 'desk',
    key: 'API Key',
    keyExample: 'uT9c4…',
    ip: 'IP',
    system: 'System',
    users: 'Users',
    usersBefore: 'Settings',
    usersAfter: 'Localisation',
    userList: 'Users',
    groups: 'User Groups',
    api: 'API',
    edit: 'Edit API',
    general: 'General',
    ips: 'IP Addresses',
    keyHere: 'the key is on the tab General',
    ipHere: 'add a row with this address',
  },
  demo: 'No shop at hand? In the source folder, npm run demo opens the desk on the built-in demo shop.',
} as const;

/** Opening what was locked. */
export const unlock = {
  title: 'Cartwright is locked',
  lead: 'Your shops and orders are on this computer, encrypted with your passphrase.',
  passphrase: 'Passphrase',
  open: 'Unlock',
  forgotten_one: 'Forgot it? Forget this shop on this computer',
  forgotten_other: 'Forgot it? Forget these {{count}} shops on this computer',
  forget_one: 'Forget this shop on this computer',
  forget_other: 'Forget these {{count}} shops on this computer',
  forgetTitle_one: 'Forget this shop on this computer?',
  forgetTitle_other: 'Forget these {{count}} shops on this computer?',
  forgetWhat_one: 'The key and the local copy of the orders are deleted from this computer, for:',
  forgetWhat_other:
    'The keys and the local copy of the orders are deleted from this computer, for:',
  forgetAfter:
    'This cannot be undone here. Nothing changes in the shop: connect it again with its key, and the orders are read anew.',
  forgetDo: 'Forget and delete',
  unreadableTitle: 'The key store does not open',
  unreadable:
    'The keys of this desk are in the key store of this computer, and it did not give them back. Nothing was deleted; your orders are still here, encrypted.',
  unreadableAction:
    'Log in as the user who connected the shop, unlock the key store (keyring, Keychain), then try again.',
  stillUnreadable: 'It still does not open. Nothing was changed or deleted.',
} as const;
