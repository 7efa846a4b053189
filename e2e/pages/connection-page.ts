import type { Locator, Page } from '@playwright/test';

/** The connection screen: the doctor, what the shop offers, and the names of its statuses. */
export class ConnectionPage {
  readonly heading: Locator;
  /** Which shop it is about; there with more than one. */
  readonly shop: Locator;
  readonly examine: Locator;
  /** One sentence on how the examination ended. */
  readonly word: Locator;
  /** A check that failed, with its one action. */
  readonly failure: Locator;
  readonly copyReport: Locator;
  readonly saveNames: Locator;

  constructor(readonly page: Page) {
    const main = page.getByRole('main');
    this.heading = page.getByRole('heading', { name: 'Connection', level: 1 });
    this.shop = main.getByLabel('Shop', { exact: true });
    this.examine = main.getByRole('button', { name: /^Examine (the connection|again)$/ }).first();
    this.word = main.getByRole('status').first();
    this.failure = main.getByRole('alert');
    this.copyReport = main.getByRole('button', { name: 'Copy report' });
    this.saveNames = main.getByRole('button', { name: 'Save the names' });
  }

  async open(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Screens' })
      .getByRole('button', { name: 'Connection' })
      .click();
    await this.heading.waitFor();
  }

  /** What is said of one thing a shop may offer. */
  offer(what: string): Locator {
    return this.page.getByRole('row').filter({
      has: this.page.getByRole('rowheader', { name: what, exact: true }),
    });
  }

  /** Adds the name of a status to the list, which is saved afterwards. `row` counts from 1. */
  async addName(row: number, id: number, name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a status' }).click();
    await this.page.getByLabel(`Number of status ${row}`).fill(String(id));
    await this.page.getByLabel(`Name of status ${row}`).fill(name);
  }
}

/** A certificate to be compared, and the button that trusts it. */
export class CertificateCard {
  readonly card: Locator;
  readonly fingerprint: Locator;
  readonly trust: Locator;

  constructor(page: Page) {
    this.card = page.getByRole('region', { name: 'The certificate the server shows' });
    this.fingerprint = this.card.locator('code');
    this.trust = this.card.getByRole('button', { name: 'Trust this certificate for this shop' });
  }
}
