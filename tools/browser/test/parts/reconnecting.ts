import type { BrowserContext, Page } from 'playwright-core';
import { SOON, type Stage } from './stage.ts';

/** Breaks an integration at its provider and follows the links that lead to its repair. */
export function reconnecting(stage: Stage): void {
  let context: BrowserContext;
  beforeEach(async () => {
    context = await stage.browser.newContext();
  });

  /** A page of a browser in which nobody is signed in. */
  async function stranger(): Promise<Page> {
    return (await stage.browser.newContext()).newPage();
  }

  async function revoke(provider: string, account: string): Promise<void> {
    const switches = await stranger();
    await switches.goto(`${stage.system.run().sandbox.url}/switches/${provider}`);
    const button = switches.getByRole('button', { name: `Revoke access: ${account}`, exact: true });
    await button.click();
    await button.waitFor({ state: 'detached', ...SOON });
    await switches.close();
  }

  async function consent(page: Page, account: string): Promise<void> {
    await page.locator(`input[name=account][value="${account}"]`).check(SOON);
    await page.getByRole('button', { name: 'Allow' }).click();
  }

  it('shows an admin a call to action while Dropbox refuses access, and removes it after the reconnect', async () => {
    const dashboard = await stage.tools.signInAs(context, stage.system.run().origin, 'anna');
    await dashboard.getByRole('heading', { name: 'Overview' }).waitFor();
    expect(await dashboard.locator('.cta-banner').count()).toBe(0);

    await revoke('dropbox', 'Acme CS');
    const banner = dashboard.locator('.cta-banner');
    await banner.waitFor(SOON);
    expect(await banner.textContent()).toContain('Dropbox no longer accepts our access');

    // In another tab, so that the open dashboard has to notice by itself.
    const tab = await context.newPage();
    await tab.goto((await banner.getByRole('link', { name: 'Reconnect Dropbox' }).getAttribute('href'))!);
    await tab.getByText('Disconnected').first().waitFor(SOON);
    await tab.getByRole('button', { name: 'Reconnect' }).click();
    await tab.waitForURL(/\/connect\//, SOON);
    await tab.getByRole('main').getByRole('button').first().click();
    await consent(tab, 'acme');
    await tab
      .getByText(/connected/i)
      .first()
      .waitFor(SOON);

    await banner.waitFor({ state: 'detached', ...SOON });
  });

  it('shows a CSM a risk signal without a reload, emails the contact, and resolves it after the contact reconnects', async () => {
    const signals = await stage.tools.signInAs(context, stage.system.run().origin, 'jane', '/risk-signals');
    await signals.getByRole('heading', { name: 'Risk signals' }).waitFor();
    expect(await signals.getByText('Salesforce CRM Sync').count()).toBe(0);

    await revoke('salesforce', 'TechCorp');
    await signals.getByText('Salesforce CRM Sync').first().waitFor(SOON);

    const bob = await stranger();
    await bob.goto(`${stage.system.run().sandbox.url}/mail`);
    await bob
      .getByRole('link', { name: /Salesforce/ })
      .first()
      .click(SOON);
    const mail = bob.frameLocator('iframe');
    const link = await mail
      .getByRole('link', { name: /reconnect/i })
      .first()
      .getAttribute('href');
    await bob.goto(link!);
    await bob.getByRole('button').first().click();
    await consent(bob, 'techcorp');
    await bob
      .getByText(/connected/i)
      .first()
      .waitFor(SOON);

    await signals
      .getByText('Salesforce CRM Sync')
      .first()
      .waitFor({ state: 'detached', ...SOON });
  });
}
