import type { Locator, Page } from '@playwright/test';
import { ChangeList } from './status-dialog';

/** What stands in the place of the orders of a shop whose API does not show them. */
export class NotOfferedPage {
  readonly panel: Locator;
  readonly number: Locator;
  readonly open: Locator;
  readonly changes: ChangeList;

  constructor(page: Page) {
    this.panel = page.getByRole('region', { name: 'Orders of this shop cannot be shown here yet' });
    this.number = this.panel.getByLabel('Order number');
    this.open = this.panel.getByRole('button', { name: 'Set a status …' });
    this.changes = new ChangeList(this.panel);
  }
}
