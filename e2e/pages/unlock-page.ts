import type { Locator, Page } from '@playwright/test';

/** The screen of a desk that is locked, or whose key store does not open. */
export class UnlockPage {
  readonly heading: Locator;
  readonly passphrase: Locator;
  readonly open: Locator;
  /** Says that the passphrase is wrong. */
  readonly wrong: Locator;
  readonly unreadable: Locator;
  readonly retry: Locator;

  constructor(page: Page) {
    this.heading = page.getByRole('heading', { name: 'Cartwright is locked' });
    this.passphrase = page.getByRole('textbox', { name: 'Passphrase' });
    this.open = page.getByRole('button', { name: 'Unlock' });
    this.wrong = page.getByText('This is not the passphrase. Nothing was changed or deleted.');
    this.unreadable = page.getByRole('heading', { name: 'The key store does not open' });
    this.retry = page.getByRole('button', { name: 'Try again' });
  }

  async unlock(passphrase: string): Promise<void> {
    await this.passphrase.fill(passphrase);
    await this.open.click();
  }
}
