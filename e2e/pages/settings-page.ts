import type { Locator, Page } from '@playwright/test';

/** The settings screen. */
export class SettingsPage {
  readonly heading: Locator;
  readonly disconnect: Locator;
  readonly confirm: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole('heading', { name: 'Settings', level: 1 });
    this.disconnect = page.getByRole('button', { name: 'Disconnect this shop' });
    this.confirm = page.getByRole('button', { name: 'Disconnect and delete' });
  }

  async open(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Screens' })
      .getByRole('button', { name: 'Settings' })
      .click();
    await this.heading.waitFor();
  }
}
