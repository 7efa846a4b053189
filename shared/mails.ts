import type { Dialect } from './capabilities';

/** A mail OpenCart sends when a history entry is added. */
export type ForecastMail = {
  readonly to: 'customer' | 'shop';
  /** `order`: the whole confirmation of the order; `update`: the short mail with status and comment. */
  readonly kind: 'order' | 'update';
  /** `depends`: on settings of the shop its API does not show, or on a status it does not show. */
  readonly certainty: 'sure' | 'depends';
};

/** What is known before adding history. `oldStatusId`: null where the shop's API does not show it. */
export type MailCase = {
  readonly dialect: Dialect;
  readonly oldStatusId: number | null;
  readonly notify: boolean;
};

/**
 * Which mails OpenCart will send for a history entry with a status above 0. Coming from status 0 it sends the whole order mail to the
 * customer whatever `notify` says, and to the shop if its settings want that.
 */
export function forecastMails({ oldStatusId, notify }: MailCase): readonly ForecastMail[] {
  const update: ForecastMail = { to: 'customer', kind: 'update', certainty: 'sure' };
  const order: readonly ForecastMail[] = [
    { to: 'customer', kind: 'order', certainty: 'sure' },
    { to: 'shop', kind: 'order', certainty: 'depends' },
  ];
  if (oldStatusId === 0) return order;
  if (oldStatusId !== null) return notify ? [update] : [];
  const perhaps = order.map((mail): ForecastMail => ({ ...mail, certainty: 'depends' }));
  return notify ? [{ ...update, certainty: 'depends' }, ...perhaps] : perhaps;
}
