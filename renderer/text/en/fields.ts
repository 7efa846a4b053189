import type { OrderAddress, OrderHeader } from '../../../shared/order';

/** Fields of a header that are tables of their own. */
type Nested = 'payment' | 'shipping' | 'customFields' | 'extra';

/** A name for every field of an order header; leaving one out does not compile. */
export const fields = {
  orderId: 'Order number',
  invoiceNo: 'Invoice number',
  invoicePrefix: 'Invoice prefix',
  storeId: 'Storefront id',
  storeName: 'Storefront',
  storeUrl: 'Storefront address',
  customerId: 'Customer id',
  firstname: 'First name',
  lastname: 'Last name',
  email: 'E-mail',
  telephone: 'Phone',
  fax: 'Fax',
  paymentMethod: 'Payment method',
  paymentCode: 'Payment code',
  shippingMethod: 'Shipping method',
  shippingCode: 'Shipping code',
  comment: 'Comment',
  total: 'Total (base currency)',
  statusId: 'Status id',
  statusName: 'Status',
  affiliateId: 'Affiliate id',
  commission: 'Commission',
  languageId: 'Language id',
  languageCode: 'Language',
  currencyId: 'Currency id',
  currencyCode: 'Currency',
  currencyValue: 'Currency rate',
  ip: 'IP address',
  forwardedIp: 'Forwarded IP',
  userAgent: 'Browser',
  acceptLanguage: 'Browser languages',
  dateAdded: 'Placed',
  dateModified: 'Changed',
} as const satisfies Readonly<Record<Exclude<keyof OrderHeader, Nested>, string>>;

/** Names of columns that only the connector tells; any other is shown as the shop calls it. */
export const extraFields = {
  customer_group_id: 'Customer group id',
  marketing_id: 'Marketing id',
  tracking: 'Tracking code of marketing',
} as const;

/** A name for every field of an address. */
export const addressFields = {
  firstname: 'First name',
  lastname: 'Last name',
  company: 'Company',
  address1: 'Address 1',
  address2: 'Address 2',
  city: 'City',
  postcode: 'Postcode',
  zone: 'Region',
  zoneCode: 'Region code',
  zoneId: 'Region id',
  country: 'Country',
  countryId: 'Country id',
  isoCode2: 'Country code (2)',
  isoCode3: 'Country code (3)',
  format: 'Address format',
} as const satisfies Readonly<Record<Exclude<keyof OrderAddress, 'customFields'>, string>>;
