import type { HistoryState } from '../../../shared/history';

/** Setting a status of an order, and what became of it. */
export const history = {
  button: 'Status',
  buttonHint: 'Change the status of this order (S)',
  blocked: {
    offline: 'The shop cannot be reached now, so no status can be set.',
    noKey: 'The key of this shop is not known in this run, so no status can be set.',
    unsettled: 'An earlier change of this order is not settled yet. Settle it first.',
    notOffered: "This shop's API does not offer setting a status.",
    gone: 'The shop no longer has this order, so no status can be set.',
  },
  title: 'Set the status of order {{id}}',
  status: 'New status',
  now: 'now',
  nowUnknown:
    "This shop's API does not show which status the order has now. Look in the admin if you are not sure.",
  noneKnown: "The names of this shop's statuses are not known to the desk.",
  chooseStatus: 'Choose a status.',
  byNumber: 'Another, by number',
  statusNumber: 'Number of the status',
  byNumberHint:
    'In the admin: System › Localisation › Order Statuses; the number stands in the address of its edit page.',
  wrongNumber: 'A whole number above 0.',
  names: 'Names of statuses …',
  comment: 'Comment',
  commentHint: "Kept in the order's history.",
  emojiLost: 'This shop cannot keep {{emoji}}: it stores question marks in their place.',
  count: '{{count}} of {{most}} characters',
  tooLong: 'At most {{most}} characters.',
  notify: 'Inform the customer by e-mail',
  mails: 'Mails OpenCart will send',
  mail: {
    none: 'None.',
    updateSure: 'The customer gets a short mail with the new status and your comment.',
    updateDepends:
      'The customer gets a short mail with the new status and your comment, if the order has a status now.',
    orderSure:
      'The customer gets the whole confirmation of the order: it comes from “abandoned”, and OpenCart cannot be told not to.',
    orderSureComment: 'Your comment stands in it.',
    orderSureNoComment: 'Your comment does not stand in it.',
    orderDepends:
      'If the order has no status yet (an abandoned checkout), the customer gets its whole confirmation instead.',
    orderDependsQuiet:
      'None, unless the order has no status yet (an abandoned checkout): then the customer gets its whole confirmation.',
    shop: 'The shop gets its alert for a new order, if its settings want that.',
    shopDepends: 'In that case the shop gets its alert too, if its settings want that.',
    engine:
      'All this only if a mail engine is chosen in the settings of the shop; as installed, OpenCart 4 has none and sends no mail.',
    other: 'Other mails that may go out',
    voucher:
      'Gift vouchers bought with this order go to their recipients if the new status counts as complete.',
    affiliate:
      'An affiliate hears of a commission if the new status is the first one that brings it.',
  },
  after: 'What can be checked afterwards',
  verified:
    "The order is read again: its status and when it was changed. Whether the comment was kept is not verified: this shop's API does not show it.",
  unverified:
    "Nothing: this shop's API does not show orders. The desk will say “sent”, and no more.",
  send: 'Set the status',
  sendKeys: 'Ctrl+Enter',
  sending: 'Keeping it …',
  draftKept: 'What you typed is kept until you send it or close the window.',
  discard: 'Discard the draft',

  timeline: 'Status changes made here',
  timelineNote: "The shop's own history of an order can be read with the Cartwright connector.",
  story: 'History',
  noEntries: 'The shop has no entry of this order yet.',
  leftOut_one: 'One older entry is not shown; see it in the admin.',
  leftOut_other: '{{shown}} older entries are not shown; see them in the admin.',
  notified: 'customer informed',
  notNotified: 'customer not informed',
  fromHere: 'set from this desk',
  inTheirLanguage: "In the order's language: {{name}}",
  recent: 'Recent changes made here',
  none: 'No status was set from this desk yet.',
  to: 'to',
  ofOrder: 'Order {{id}}',
  mailAsked: 'mail asked for',
  mailNotAsked: 'mail not asked for',
  mailWhole:
    'the order had no status before, so OpenCart sends its whole confirmation all the same',
  mailWholeDepends:
    'if the order had no status before, OpenCart sends its whole confirmation all the same',
  mailPerhapsNot: "the shop's answer broke off or was lost, so the mail may not have gone out",
  noComment: 'no comment',
  state: {
    waiting: 'Waiting',
    sending: 'Sending …',
    done: 'Done',
    sent: 'Sent',
    'not-done': 'Not done',
    unknown: 'Not known whether it was done',
    settled: 'Settled by you',
  } satisfies Record<HistoryState['kind'], string>,
  waitingWhat: 'Kept on this computer; it goes out after earlier changes of this shop.',
  sendingWhat: 'On its way to the shop.',
  doneWhat: 'The shop shows {{status}}, changed {{when}}.',
  doneComment: "The comment is not verified: this shop's API does not show it.",
  sentWhat: 'The shop said it was done. It is not verifiable without the connector.',
  unknownWhat: 'It may have been stored or not. It is never sent again by itself.',
  usualCause: 'The usual cause is the mail set-up of the shop.',
  lastLook: 'At the last look, {{age}}, the shop showed {{status}}, changed {{when}}.',
  noLook: 'The shop has not been looked at since.',
  noLookOffered:
    "This shop's API cannot show what became of it. Look in the admin, at the history of the order.",
  check: 'Check again',
  checking: 'Looking in the shop …',
  lookedThere: 'I looked in the shop: it is there',
  lookedNotThere: 'It is not there',
  settledThere: 'You looked in the shop: it was there.',
  settledNotThere: 'You looked in the shop: it was not there.',
  again: 'Try again',
  againWhat:
    'This makes a new change: order {{id}} to {{status}}, with the same comment. If the first one was stored after all, the history then holds two entries.',
  againWhatSafe: 'This makes a new change: order {{id}} to {{status}}, with the same comment.',
  againDo: 'Send it as a new change',

  notOfferedTitle: 'Orders of this shop cannot be shown here yet',
  notOfferedWhat:
    'This shop runs OpenCart {{dialect}}. Its API lets other programs set a status, but does not show them any order.',
  notOfferedConnector: 'The Cartwright connector, an add-on for the shop, shows them.',
  byOrder: 'Set a status by order number',
  orderNumber: 'Order number',
  orderNumberHint: 'As in the admin, under Sales › Orders.',
  openForm: 'Set a status …',
} as const;

/** The editor of the names of statuses. */
export const statusNames = {
  title: 'Names of statuses',
  lead: "The shop's API tells numbers. Names you enter here are shown on this desk only; nothing of it reaches the shop.",
  leadTold:
    'The connector tells the names. A name you enter here is shown in their place, on this desk only; nothing of it reaches the shop.',
  told_one: '{{count}} name told by the shop',
  told_other: '{{count}} names told by the shop',
  insteadOf: 'instead of',
  where: 'In the admin: System › Localisation › Order Statuses.',
  number: 'Number',
  name: 'Name',
  numberOf: 'Number of status {{row}}',
  nameOf: 'Name of status {{row}}',
  add: 'Add a status',
  remove: 'Remove status {{row}}',
  fill: 'Fill in the list of a fresh OpenCart',
  filled:
    'These are the names a fresh OpenCart gives. They are not read from your shop: compare them with its admin before you save.',
  fromFresh: 'fresh OpenCart',
  twice: 'Each number may stand here once.',
  tooLong: '{{most}} characters is the most for a name.',
  incomplete: 'Each row needs a number above 0 and a name.',
  save: 'Save the names',
  saved: 'Saved.',
  draft: 'Not saved yet. What you typed is kept until you save it or close the window.',
  discard: 'Discard the changes',
  none: 'No name entered yet.',
} as const;
