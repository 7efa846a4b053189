/**
 * The one table of who may import whom. The import rules (.dependency-cruiser.mjs) and their test
 * come from it; ARCHITECTURE.md tells it in words. A room is a folder; it may always import itself.
 *
 * @typedef {{ may: readonly string[], mustNot?: readonly ('electron' | 'node' | 'react')[] }} Room
 * @type {Readonly<Record<string, Room>>}
 */
export const rooms = {
  shared: { may: [], mustNot: ['electron', 'node', 'react'] },
  'electron/opencart': { may: ['shared'], mustNot: ['electron', 'react'] },
  'electron/sqlite': { may: ['shared'], mustNot: ['electron', 'react'] },
  'electron/cache': { may: ['shared', 'electron/sqlite'], mustNot: ['electron', 'react'] },
  'electron/outbox': { may: ['shared', 'electron/sqlite'], mustNot: ['electron', 'react'] },
  'electron/storage': {
    may: ['shared', 'electron/sqlite', 'electron/cache', 'electron/outbox'],
    mustNot: ['electron', 'react'],
  },
  'electron/edit': {
    may: ['shared', 'electron/opencart', 'electron/cache', 'electron/outbox'],
    mustNot: ['electron', 'react'],
  },
  'electron/sync': {
    may: ['shared', 'electron/opencart', 'electron/cache'],
    mustNot: ['electron', 'react'],
  },
  'electron/secrets': { may: ['shared'], mustNot: ['electron', 'react'] },
  'electron/settings': { may: ['shared'], mustNot: ['react'] },
  'electron/shops': {
    may: [
      'shared',
      'electron/opencart',
      'electron/cache',
      'electron/sync',
      'electron/edit',
      'electron/outbox',
      'electron/secrets',
      'electron/settings',
    ],
    mustNot: ['electron', 'react'],
  },
  'electron/ipc': {
    may: ['shared', 'electron/cache', 'electron/sync', 'electron/edit', 'electron/outbox'],
    mustNot: ['react'],
  },
  'electron/app': { may: ['shared'], mustNot: ['react'] },
  'renderer/bridge': { may: ['shared'], mustNot: ['electron', 'node', 'react'] },
  'renderer/queries': { may: ['shared', 'renderer/bridge'], mustNot: ['electron', 'node'] },
  'renderer/text': { may: ['shared'], mustNot: ['electron', 'node'] },
  'renderer/components': {
    may: ['shared', 'renderer/text', 'renderer/styles'],
    mustNot: ['electron', 'node'],
  },
  'renderer/views': {
    may: ['shared', 'renderer/queries', 'renderer/components', 'renderer/text', 'renderer/styles'],
    mustNot: ['electron', 'node'],
  },
  tools: {
    may: ['shared', 'electron/opencart', 'electron/edit'],
    mustNot: ['electron', 'react'],
  },
  // its PHP is no business of this table; what tests it is
  connector: { may: ['shared'], mustNot: ['electron', 'react'] },
  demo: { may: [], mustNot: ['electron', 'react'] },
  e2e: { may: ['shared', 'demo', 'scripts'], mustNot: ['electron'] },
};

/** Folders that hold our own code; anything else is a library. */
const houses = [
  'shared',
  'electron',
  'renderer',
  'tools',
  'connector',
  'demo',
  'e2e',
  'scripts',
  'bench',
];

/** Tests reach across rooms on purpose: they put real parts together. */
const tests = '\\.test\\.tsx?$|/testing/';

/** What a `mustNot` word means as a rule target. `electron` is the library, never our folder of that name. */
const libraries = {
  electron: { path: '^electron$|node_modules/electron/' },
  node: { dependencyTypes: ['core'] },
  react: { path: 'node_modules/(@types/)?(react|react-dom)/' },
};

/** @param {string} folder */
const below = (folder) => `^${folder.replaceAll('/', '\\/')}\\/`;

/** @param {string} name @param {Room} room */
function roomRules(name, room) {
  const own = houses.map(below).join('|');
  const allowed = [name, ...room.may].map(below).join('|');
  const from = { path: below(name), pathNot: tests };
  return [
    {
      name: `${name} imports only its rooms`,
      comment: `${name} may import ${room.may.join(', ') || 'no other room'}; see the table in scripts/rooms.mjs and ARCHITECTURE.md.`,
      severity: 'error',
      from,
      to: { path: own, pathNot: allowed },
    },
    ...(room.mustNot ?? []).map((word) => ({
      name: `${name} without ${word}`,
      comment: `${name} must run without ${word}; hand in what it needs from electron/main.ts.`,
      severity: 'error',
      from,
      to: libraries[word],
    })),
  ];
}

/**
 * All rules: the table's, one view never importing another, the two sides kept apart, no cycles.
 * @returns {import('dependency-cruiser').IForbiddenRuleType[]}
 */
export function rules() {
  return [
    ...Object.entries(rooms).flatMap(([name, room]) => roomRules(name, room)),
    {
      name: 'a view imports no other view',
      comment: 'Move the shared part to renderer/components.',
      severity: 'error',
      from: { path: '^renderer/views/([^/]+)/', pathNot: tests },
      to: { path: '^renderer/views/', pathNot: '^renderer/views/$1/' },
    },
    {
      name: 'the renderer stays out of the main process',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|demo|e2e)/|^electron$|node_modules/electron/' },
    },
    {
      name: 'the main process stays out of the renderer',
      severity: 'error',
      from: { path: '^electron/', pathNot: tests },
      to: { path: '^(renderer|demo|e2e)/' },
    },
    {
      name: 'no cycles',
      comment: 'Two files that import each other are one file or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ];
}
