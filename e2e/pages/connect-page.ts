import type { Locator, Page } from '@playwright/test';

/** The screen on which a shop is connected. */
export class ConnectPage {
  readonly heading: Locator;
  readonly passphrase: Locator;
  readonly passphraseAgain: Locator;
  readonly address: Locator;
  readonly username: Locator;
  readonly key: Locator;
  readonly newest: Locator;
  readonly connect: Locator;
  readonly stop: Locator;
  /** Goes through every check and keeps nothing. */
  readonly examine: Locator;
  /** The checks, in their order. */
  readonly steps: Locator;
  /** What went wrong, and the one thing to do. */
  readonly failure: Locator;
  readonly copyAddress: Locator;
  /** The picture of the admin's menu path. */
  readonly adminMenu: Locator;
  /** Fetches the certificate a server shows, to be looked at. */
  readonly showCertificate: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole('heading', { name: /^Connect (your|another) shop$/ });
    this.passphrase = page.getByLabel('Passphrase', { exact: true });
    this.passphraseAgain = page.getByLabel('Passphrase again');
    this.address = page.getByLabel('Shop address');
    this.username = page.getByLabel('API user name');
    this.key = page.getByLabel('API key', { exact: true });
    this.newest = page.getByLabel('Newest order number (optional)');
    this.connect = page.getByRole('button', { name: /^(Connect|Try again)$/ });
    this.stop = page.getByRole('button', { name: 'Stop connecting' });
    this.examine = page.getByRole('button', { name: 'Examine', exact: true });
    this.steps = page.getByRole('main').locator('form').getByRole('listitem');
    this.failure = page.getByRole('alert');
    this.adminMenu = page.getByRole('img', { name: /In the admin menu/ });
    this.showCertificate = page.getByRole('button', { name: 'Look at the certificate' });
    this.copyAddress = page.getByRole('button', { name: 'Copy The address the shop saw' });
  }

  /** A place where keys can be kept, by its words. */
  vault(name: string): Locator {
    return this.page.getByRole('radio', { name });
  }

  /** Goes on with an address the shop sent us to. */
  useAddress(address: string): Locator {
    return this.page.getByRole('button', { name: `Use ${address}` });
  }

  async choosePassphrase(passphrase: string): Promise<void> {
    await this.vault('A passphrase of your own').check();
    await this.passphrase.fill(passphrase);
    await this.passphraseAgain.fill(passphrase);
  }

  async chooseSession(): Promise<void> {
    await this.vault('This session only').check();
  }

  /** Fills in who asks whom, and connects. */
  async connectTo(shop: {
    readonly url: string;
    readonly username: string;
    readonly key: string;
  }): Promise<void> {
    await this.address.fill(shop.url);
    await this.username.fill(shop.username);
    await this.key.fill(shop.key);
    // The pointer would come to rest on the list of orders, which keeps its place while it is pointed at.
    await this.key.press('Enter');
    await this.page.mouse.move(0, 0);
  }
}
