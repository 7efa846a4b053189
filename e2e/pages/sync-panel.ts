import type { Locator, Page } from '@playwright/test';

/** The sync ring in the title bar and the panel it opens. */
export class SyncPanel {
  readonly ring: Locator;
  readonly panel: Locator;
  readonly pause: Locator;
  readonly resume: Locator;
  readonly cancel: Locator;
  readonly readNow: Locator;

  constructor(page: Page) {
    this.ring = page
      .getByLabel('Title bar')
      .getByRole('button', { name: /online|offline|no answer|needs you/ });
    this.panel = page.getByRole('dialog', { name: /^Reading from/ });
    this.pause = this.panel.getByRole('button', { name: 'Pause' });
    this.resume = this.panel.getByRole('button', { name: 'Resume' });
    this.cancel = this.panel.getByRole('button', { name: 'End this pass' });
    this.readNow = this.panel.getByRole('button', { name: 'Read now' });
  }

  async open(): Promise<void> {
    await this.ring.click();
    await this.panel.waitFor();
  }
}
