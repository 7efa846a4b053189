import type { Locator, Page } from '@playwright/test';

/** The settings screen. */
export class SettingsPage {
  readonly heading: Locator;
  readonly disconnect: Locator;
  readonly confirm: Locator;
  readonly disconnectAll: Locator;
  readonly confirmAll: Locator;
  /** The shops of this desk; one of them is chosen. */
  readonly shops: Locator;
  readonly addShop: Locator;
  readonly name: Locator;
  readonly rename: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole('heading', { name: 'Settings', level: 1 });
    this.disconnect = page.getByRole('button', { name: 'Disconnect this shop' });
    this.confirm = page.getByRole('button', { name: 'Disconnect and delete' });
    this.disconnectAll = page.getByRole('button', { name: 'Disconnect all and begin anew' });
    this.confirmAll = page.getByRole('button', { name: 'Disconnect all and delete' });
    this.shops = page.getByRole('list', { name: 'Shops of this desk' });
    this.addShop = page.getByRole('button', { name: 'Add a shop' });
    this.name = page.getByLabel('Name on this desk');
    this.rename = page.getByRole('button', { name: 'Rename' });
  }

  async open(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Screens' })
      .getByRole('button', { name: 'Settings' })
      .click();
    await this.heading.waitFor();
  }

  /** Chooses a shop by its name. */
  async choose(name: string): Promise<void> {
    await this.shops.getByRole('button', { name }).click();
  }

  colour(name: string): Locator {
    return this.page.getByRole('radio', { name });
  }
}
