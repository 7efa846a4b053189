import type { Locator, Page } from '@playwright/test';

/** The frame around every screen: title bar, rail, banner, sheet of keys. */
export class Shell {
  /** The line that tells what keeps the desk from the shop. */
  readonly banner: Locator;
  readonly tryNow: Locator;
  readonly enterKey: Locator;
  readonly keyDialog: Locator;
  readonly keyField: Locator;
  readonly useKey: Locator;
  /** Entries of the rail. */
  readonly orders: Locator;
  readonly views: Locator;
  readonly keys: Locator;
  readonly keySheet: Locator;

  constructor(readonly page: Page) {
    this.banner = page.getByRole('region', { name: 'Connection' });
    this.tryNow = this.banner.getByRole('button', { name: 'Try now' });
    this.enterKey = this.banner.getByRole('button', { name: 'Enter the key' });
    this.keyDialog = page.getByRole('dialog', { name: /^Key of/ });
    this.keyField = this.keyDialog.getByLabel('API key');
    this.useKey = this.keyDialog.getByRole('button', { name: 'Use this key' });
    const rail = page.getByRole('navigation', { name: 'Screens' });
    this.orders = rail.getByRole('button', { name: 'Orders' });
    this.views = rail.getByRole('button', { name: 'Views' });
    this.keys = rail.getByRole('button', { name: 'Keyboard' });
    this.keySheet = page.getByRole('dialog', { name: 'Keyboard' });
  }
}
