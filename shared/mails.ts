import type { Dialect } from './capabilities';

/** A mail OpenCart sends when a history entry is added. */
export type ForecastMail = {
  readonly to: 'customer' | 'shop' | 'voucher-recipient' | 'affiliate';
  /**
   * `order`: the whole confirmation of the order; `update`: the short mail with status and comment; `voucher`: a gift voucher bought
   * with the order; `commission`: the note about a commission.
   */
  readonly kind: 'order' | 'update' | 'voucher' | 'commission';
  /** `depends`: on settings of the shop its API does not show, on a status it does not show, or on what is in the order. */
  readonly certainty: 'sure' | 'depends';
};

/** What is known before adding history. */
export type MailCase = {
  readonly dialect: Dialect;
  /** Null where the shop's API does not show it. */
  readonly oldStatusId: number | null;
  readonly notify: boolean;
  /** Whether the order came through an affiliate; null where the shop's API does not show it. */
  readonly hasAffiliate: boolean | null;
};

/** Dialects whose shops mail gift vouchers when an order reaches a status that counts as complete; 4.1 has none any more. */
const mailsVouchers: ReadonlySet<Dialect> = new Set<Dialect>(['2.3', '3.0', '4.0']);

/** Dialects whose shops mail an affiliate when a status brings a commission; in 4.1 no event listens for it. */
const mailsAffiliates: ReadonlySet<Dialect> = new Set<Dialect>(['2.3', '3.0', '4.0']);

/**
 * Dialects whose shops send mail only when a mail engine is chosen in their settings; as installed none is (seen on 4.0.2.3 and
 * 4.1.0.4: success is answered, and no mail leaves). 2.3 and 3.0 use PHP's own mail until told otherwise.
 */
const needEngine: ReadonlySet<Dialect> = new Set<Dialect>(['4.0', '4.1']);

/** Whether a shop of this dialect mails at all only after its owner chose how. */
export function needsMailEngine(dialect: Dialect): boolean {
  return needEngine.has(dialect);
}

/**
 * Which mails OpenCart will send for a history entry with a status above 0. Coming from status 0 it sends the whole order mail to the
 * customer whatever `notify` says (the comment stands in it only with `notify`), and to the shop if its settings want that; never both
 * this and the update mail. From any other status it sends the update mail, with `notify` only. The same in all four dialects (2.3
 * `model/checkout/order`, 3.0 to 4.1 `controller/mail/order`; read in 2.3.0.2, 3.0.3.9, 4.0.2.3 and 4.1.0.4). Mails about what is
 * in the order (gift vouchers, a commission) go out besides, whatever `notify` says, and are never sure. Where a mail engine has to be
 * chosen first, no mail is sure.
 */
export function forecastMails(about: MailCase): readonly ForecastMail[] {
  const mails = [...aboutTheOrder(about), ...aboutItsContents(about)];
  if (!needsMailEngine(about.dialect)) return mails;
  return mails.map((mail): ForecastMail => ({ ...mail, certainty: 'depends' }));
}

function aboutTheOrder({ oldStatusId, notify }: MailCase): readonly ForecastMail[] {
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

function aboutItsContents({ dialect, hasAffiliate }: MailCase): readonly ForecastMail[] {
  const mails: ForecastMail[] = [];
  if (mailsVouchers.has(dialect)) {
    mails.push({ to: 'voucher-recipient', kind: 'voucher', certainty: 'depends' });
  }
  if (hasAffiliate !== false && mailsAffiliates.has(dialect)) {
    mails.push({ to: 'affiliate', kind: 'commission', certainty: 'depends' });
  }
  return mails;
}
