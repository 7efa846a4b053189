import type { Locator, Page } from '@playwright/test';

/** The frame around every screen: title bar, rail, banner, sheet of keys. */
export class Shell {
  /** The line that tells what keeps the desk from the shop. */
  readonly banner: Locator;
  readonly tryNow: Locator;
  readonly enterKey: Locator;
  readonly keyField: Locator;
  readonly useKey: Locator;
  readonly keys: Locator;
  readonly keySheet: Locator;

  constructor(readonly page: Page) {
    this.banner = page.getByRole('region', { name: 'Connection' });
    this.tryNow = this.banner.getByRole('button', { name: 'Try now' });
    this.enterKey = this.banner.getByRole('button', { name: 'Enter the key' });
    const dialog = page.getByRole('dialog', { name: /^Key of/ });
    this.keyField = dialog.getByLabel('API key');
    this.useKey = dialog.getByRole('button', { name: 'Use this key' });
    this.keys = page.getByRole('button', { name: 'Keyboard' });
    this.keySheet = page.getByRole('dialog', { name: 'Keyboard' });
  }
}
