import type { StatusName } from '../../../shared/shop';

/** The order statuses a fresh OpenCart has, the same in 2.3 to 4.1 (`install/opencart.sql`, table order_status). A shop may have changed any. */
export const freshStatuses: readonly StatusName[] = [
  { statusId: 1, name: 'Pending' },
  { statusId: 2, name: 'Processing' },
  { statusId: 3, name: 'Shipped' },
  { statusId: 5, name: 'Complete' },
  { statusId: 7, name: 'Canceled' },
  { statusId: 8, name: 'Denied' },
  { statusId: 9, name: 'Canceled Reversal' },
  { statusId: 10, name: 'Failed' },
  { statusId: 11, name: 'Refunded' },
  { statusId: 12, name: 'Reversed' },
  { statusId: 13, name: 'Chargeback' },
  { statusId: 14, name: 'Expired' },
  { statusId: 15, name: 'Processed' },
  { statusId: 16, name: 'Voided' },
];
