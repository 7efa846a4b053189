import type { Locator, Page } from '@playwright/test';

/** The dialog in which a status is set. */
export class StatusDialog {
  readonly dialog: Locator;
  /** The field for a status that has no name on the desk. */
  readonly number: Locator;
  readonly comment: Locator;
  readonly notify: Locator;
  /** Which mails OpenCart will send. */
  readonly mails: Locator;
  readonly send: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: /^Set the status of order/ });
    this.number = this.dialog.getByLabel('Number of the status');
    this.comment = this.dialog.getByLabel('Comment', { exact: true });
    this.notify = this.dialog.getByLabel('Inform the customer by e-mail');
    this.mails = this.dialog.getByRole('region', { name: 'Mails OpenCart will send' });
    this.send = this.dialog.getByRole('button', { name: 'Set the status' });
  }

  /** A status the desk knows by name. */
  status(name: string): Locator {
    return this.dialog.getByRole('radio', { name });
  }
}

/** The status changes made here, of one order or of all: what became of each, and what can be done about it. */
export class ChangeList {
  readonly entries: Locator;
  /** The newest one, and where it stands. */
  readonly newest: Locator;
  readonly state: Locator;
  readonly check: Locator;
  readonly isThere: Locator;
  readonly isNotThere: Locator;
  readonly again: Locator;
  readonly sendAnew: Locator;

  constructor(within: Locator) {
    this.entries = within.locator('li[data-kind]');
    this.newest = this.entries.first();
    this.state = this.newest.getByRole('status');
    this.check = within.getByRole('button', { name: 'Check again' });
    this.isThere = within.getByRole('button', { name: 'I looked in the shop: it is there' });
    this.isNotThere = within.getByRole('button', { name: 'It is not there' });
    this.again = within.getByRole('button', { name: 'Try again' });
    this.sendAnew = within.getByRole('button', { name: 'Send it as a new change' });
  }
}
