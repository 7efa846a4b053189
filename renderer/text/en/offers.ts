import type { CapabilityName, Offer } from '../../../shared/capabilities';

/** What a shop's API offers, in a clerk's words. */
export const offers = {
  title: 'What this shop offers',
  lead: 'OpenCart {{dialect}}, as it comes (no connector).',
  leadConnector: 'OpenCart {{dialect}} with the Cartwright connector.',
  read: 'Read',
  write: 'Change',
  name: {
    readHeader: 'Orders, by their number',
    listOrders: 'A list of orders, without trying number after number',
    readLines: 'The lines of an order',
    readTotals: 'The parts of a total (shipping, tax, discount)',
    readHistory: 'The history of an order',
    readStatuses: 'The names of the statuses',
    readCurrencies: 'How amounts of each currency are written',
    searchProducts: 'Products',
    searchCustomers: 'Customers',
    addHistory: 'Set a status, with a comment and a mail',
    verifyHistory: 'See afterwards that the status was set',
    keepEmoji: 'Emoji in comments',
    editOrder: 'Edit the cart of an order',
  } satisfies Record<CapabilityName, string>,
  offer: {
    yes: 'yes',
    'with-connector': 'with the connector',
    no: 'no',
  } satisfies Record<Offer, string>,
  connectorNote: 'The connector is an add-on for the shop.',
  whenAllowed: 'once the owner allows it',
} as const;

/** The connection screen around doctor, offers and names of statuses. */
export const connection = {
  title: 'Connection',
  choose: 'Shop',
} as const;
