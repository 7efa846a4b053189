/** Words used all over the desk. */
export const common = {
  appName: 'Cartwright',
  retry: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  details: 'Details',
  copy: 'Copy',
  copied: 'Copied',
  copyWhat: 'Copy {{what}}',
  loading: 'Reading …',
  noDate: 'no date',
  noTotal: 'no total',
  unknown: 'unknown',
  none: 'none',
} as const;

/** Ages and lengths of time. */
export const time = {
  now: 'just now',
  minutes: '{{count}} min ago',
  hours: '{{count}} h ago',
  days_one: '{{count}} day ago',
  days_other: '{{count}} days ago',
  lengthNow: 'less than a minute',
  lengthMinutes: '{{count}} min',
  lengthHours: '{{count}} h',
  lengthDays_one: '{{count}} day',
  lengthDays_other: '{{count}} days',
  leftSeconds: '{{count}} s left',
  leftMinutes: '{{count}} min left',
  leftHours: '{{count}} h left',
  byShopClock: "{{date}} by the shop's clock; its time zone is not known",
  inMeasuredZone: '{{date}} by the shop (measured: UTC{{offset}})',
  inSetZone: '{{date}} by the shop ({{zone}})',
} as const;

/** The frame around every screen: title bar, rail, banners. */
export const shell = {
  skip: 'Skip to the orders',
  titleBar: 'Title bar',
  rail: 'Screens',
  orders: 'Orders',
  views: 'Views',
  connection: 'Connection',
  settings: 'Settings',
  search: 'Search orders and people',
  searchPlaceholder: 'Search number, name, e-mail, phone, address …',
  clearSearch: 'Clear the search',
  online: 'online',
  offline: 'offline',
  noAnswer: 'no answer',
  needsYou: 'needs you',
  onlineHint: 'The shop last answered {{age}}.',
  onlineHintNever: 'The shop has not answered yet.',
  offlineHint: 'The shop cannot be reached. Everything read so far can be used.',
  noAnswerHint: 'The last try brought no answer that can be used. The desk tries again by itself.',
  needsYouHint: 'Reading cannot go on without you. Everything read so far can be used.',
  toLight: 'Switch to light',
  toDark: 'Switch to dark',
  keys: 'Keyboard',
  key: {
    next: 'Next order',
    previous: 'Previous order',
    search: 'Search',
    open: 'Go into the order',
    back: 'Back to the list',
    sheet: 'This sheet',
    find: 'Search, from anywhere',
  },
  keysNote:
    'Letters act while the list or an order has the focus, never while you type. They can be switched off in Settings.',
  keysOff: 'Letter keys are switched off in Settings.',
} as const;

/** The line above the orders when something keeps the desk from the shop. */
export const banner = {
  label: 'Connection',
  offline: 'Offline. Showing what was read {{age}}.',
  offlineNever: 'Offline. Nothing was read from the shop yet.',
  waiting: '{{sentence}} Showing what was read {{age}}; next try in {{left}}.',
  waitingNever: '{{sentence}} Next try in {{left}}.',
  tryNow: 'Try now',
  enterKey: 'Enter the key',
  theirAddress: 'The address the shop saw',
  keyTitle: 'Key of {{shop}}',
  keyExplain:
    'The key of the API user, from System › Users › API in the admin of the shop. What was read stays.',
  key: 'API key',
  useKey: 'Use this key',
  rebuilt: 'The local copy was damaged. It was set aside and is being read again from the shop.',
  cacheFailed: 'The local copy cannot be used.',
} as const;
