/**
 * A mail OpenCart would have sent: `order` is the whole order confirmation, `alert` the shop's own copy of it, `update` the short text a
 * history entry with notify sends.
 */
export type Mail = {
  readonly to: string;
  readonly kind: 'order' | 'alert' | 'update';
  readonly orderId: number;
};

/** The mails a shop has sent since it opened, oldest first. */
export type MailLog = {
  send(mails: readonly Mail[]): void;
  sent(): readonly Mail[];
};

/** An empty log; nothing is really sent. */
export function createMailLog(): MailLog {
  const log: Mail[] = [];
  return {
    send: (mails) => void log.push(...mails),
    sent: () => [...log],
  };
}
