import type { CoverageKind, PassKind } from '../../../shared/sync-state';

/** The sync: title-bar ring and panel. */
export const sync = {
  title: 'Reading from {{shop}}',
  open: 'Show how the reading stands',
  pass: {
    first: 'First pass over all orders',
    light: 'Light pass: new and recent orders',
    daily: 'Daily look past the newest order',
  } satisfies Record<PassKind, string>,
  short: {
    idle: 'up to date',
    loggingIn: 'logging in',
    finding: 'finding the newest order',
    walking: '{{done}} of {{total}}',
    walkingRate: '{{done}} of {{total}} · {{rate}}/s',
    past: 'looking past the newest, {{done}} of {{total}}',
    paused: 'paused',
    waiting: 'waiting',
    stopped: 'stopped',
    notOffered: 'orders not offered',
    unknown: '',
  },
  phase: {
    idle: 'Up to date.',
    idleNext: 'Up to date. Next look in {{left}}.',
    loggingIn: 'Logging in to the shop …',
    finding_one: 'Finding the newest order: {{count}} question so far.',
    finding_other: 'Finding the newest order: {{count}} questions so far.',
    walking: 'Reading orders, newest first.',
    past: 'Looking past the newest order, one number after the other.',
    paused: 'Paused by you. What was read stays.',
    waiting: 'Waiting before the next try, in {{left}}.',
    stopped: 'Stopped. It cannot go on without you.',
    notOffered: "This shop's API does not show orders. There is nothing to read.",
  },
  done: '{{done}} of {{total}} order numbers',
  rate: '{{rate}} a second',
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'End this pass',
  now: 'Read now',
  coverage: 'Order numbers {{from}} to {{to}}',
  coverageNone: 'No order number is known yet.',
  coverageText: '{{read}} read, {{missing}} missing, {{failed}} failed, {{notYet}} not yet',
  kind: {
    read: 'read',
    missing: 'missing in the shop',
    failed: 'failed',
    'not-yet': 'not yet',
  } satisfies Record<CoverageKind, string>,
  proven: 'What is proven',
  provenRead: 'Every number up to {{upTo}} is settled: read, missing or failed.',
  provenNone: 'The oldest numbers are still to come.',
  provenMissing:
    'A missing number counts only when the shop, in a session known to work, said that it has no such order.',
  assumed: 'What is assumed',
  assumedEnd_one:
    'The newest order is {{newest}}, because the one number after it does not exist. {{further}}',
  assumedEnd_other:
    'The newest order is {{newest}}, because the {{past}} numbers after it do not exist. {{further}}',
  assumedUnseen:
    'The newest order met is {{newest}}. No number after it was looked at yet. {{further}}',
  widest: 'An order past a wider gap would not be found.',
  widerDaily: 'The wider look, over {{gap}} numbers, comes once a day.',
  assumedOpen: 'Where the numbers end is not known yet.',
  failedOnes_one:
    '{{count}} number failed three times while its neighbours answered. It is tried again later.',
  failedOnes_other:
    '{{count}} numbers failed three times while their neighbours answered. They are tried again later.',
  figures: 'Figures of this run',
  requests: 'Requests',
  logins: 'Logins',
  concurrency: 'At once',
  contact: 'Last answer',
  newest: 'Newest order',
  never: 'never',
} as const;
