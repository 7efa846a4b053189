import type { Locator, Page } from '@playwright/test';
import { ChangeList } from './status-dialog';

/** The orders screen with its views, list and detail. */
export class OrdersPage {
  readonly views: Locator;
  readonly list: Locator;
  readonly rows: Locator;
  readonly selected: Locator;
  /** How many orders the list holds. */
  readonly count: Locator;
  readonly search: Locator;
  readonly filter: Locator;
  readonly from: Locator;
  readonly to: Locator;
  readonly chips: Locator;
  /** Why the list is empty, or cannot be filled. */
  readonly empty: Locator;
  readonly failure: Locator;
  readonly backToList: Locator;
  /** Between list and detail; it can be dragged or moved by keys. */
  readonly border: Locator;

  constructor(readonly page: Page) {
    const main = page.getByRole('main');
    this.views = page.getByRole('navigation', { name: 'Views' });
    this.list = main.getByRole('listbox', { name: 'List of orders' });
    this.rows = this.list.getByRole('option');
    this.selected = this.list.getByRole('option', { selected: true });
    const head = main.locator('header').filter({ has: page.getByRole('heading', { level: 1 }) });
    this.count = head.getByRole('status');
    this.search = page.getByRole('search').getByRole('textbox');
    this.filter = main.getByRole('button', { name: /^Filter/ });
    const filters = page.getByRole('dialog', { name: /^Filter/ });
    this.from = filters.getByLabel('From', { exact: true });
    this.to = filters.getByLabel('To', { exact: true });
    this.chips = main.getByRole('list', { name: 'Filters' }).getByRole('listitem');
    this.empty = main.getByRole('status').filter({ hasText: /No |None/ });
    this.failure = main.getByRole('alert');
    this.border = main.getByRole('separator').last();
    this.backToList = main.getByRole('button', { name: 'Back to the list' });
  }

  view(name: string): Locator {
    return this.views.getByRole('button', { name });
  }

  /** A shop of this desk among the views, or all of them. */
  shop(name: string): Locator {
    return this.views.getByRole('button', { name: new RegExp(`^${name}`) });
  }

  row(orderId: number): Locator {
    return this.rows.filter({ has: this.page.getByText(`#${orderId}`, { exact: true }) });
  }

  chip(name: RegExp): Locator {
    return this.chips.getByRole('button', { name });
  }

  /** A status among the filters, by its name. */
  status(name: string): Locator {
    return this.page.getByRole('dialog', { name: /^Filter/ }).getByRole('checkbox', { name });
  }

  /** The order beside (or over) the list. */
  detail(orderId: number): Locator {
    return this.page.getByRole('region', { name: `Order ${orderId}`, exact: true });
  }

  /** The button that opens the status dialog of the order shown; while it cannot be used, its description says why. */
  statusButton(orderId: number): Locator {
    return this.detail(orderId).getByRole('button', { name: 'Status', exact: true });
  }

  /** The status changes of the order that were made here. */
  changes(orderId: number): ChangeList {
    return new ChangeList(this.card(orderId, 'Status changes made here'));
  }

  /** One block of an order: customer, an address, lines … */
  card(orderId: number, title: string): Locator {
    return this.detail(orderId)
      .locator('section')
      .filter({ has: this.page.getByRole('heading', { name: title, exact: true }) });
  }
}
